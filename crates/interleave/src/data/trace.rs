//! A run as data: its threads, its objects and its steps.

use super::{ObjectKind, Op, Schedule, Turn};
use std::fmt;
use std::panic::Location;

/// A line of the program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Place {
    /// The path as the compiler was given it; empty when unknown.
    pub file: String,
    /// Counted from 1; 0 when unknown.
    pub line: u32,
    /// Counted from 1; 0 when unknown.
    pub column: u32,
}

impl Place {
    /// A line that nobody knows.
    pub fn unknown() -> Self {
        Self {
            file: String::new(),
            line: 0,
            column: 0,
        }
    }
}

impl From<&Location<'_>> for Place {
    fn from(location: &Location<'_>) -> Self {
        Self {
            file: location.file().into(),
            line: location.line(),
            column: location.column(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A thread of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Thread {
    /// Its index in [`Trace::threads`], in spawn order.
    pub id: usize,
    /// The name given by `Builder::name`; otherwise "main" for the closure under test, and "thread N".
    pub name: String,
    /// Where it was spawned; `None` for "main".
    pub spawned_at: Option<Place>,
}

/// A shared object of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Object {
    /// Its index in [`Trace::objects`].
    pub id: usize,
    /// What it is.
    pub kind: ObjectKind,
    /// The name given by [`Named::named`](crate::Named::named); otherwise that of the variable or field it was made
    /// for, if the source is at hand; otherwise its kind and a number, like "mutex 1".
    pub name: String,
    /// Where it was made.
    pub made_at: Place,
}

/// Whether a step did what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum StepResult {
    /// It did.
    Done,
    /// It returned at once without effect: a failed `compare_exchange`, a `try_lock` that found the lock taken.
    Failed,
    /// It never happened: the thread was waiting for it when the run ended in a deadlock.
    Blocked,
}

/// One operation of one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step {
    /// The thread, as an index into [`Trace::threads`].
    pub thread: usize,
    /// What it did.
    pub op: Op,
    /// What it did it to, as an index into [`Trace::objects`].
    pub object: Option<usize>,
    /// The mutex that a wait on a condition variable releases, and that the wake-up takes again. The values of such a
    /// step are those of the mutex.
    pub mutex: Option<usize>,
    /// The line of the operation. When [`Step::at_drop`] is set, the line where the dropped value was obtained.
    pub place: Place,
    /// The step happened because a guard, sender or receiver was dropped, and the line of that is not known.
    pub at_drop: bool,
    /// The value seen: of every atomic, and of a lock that was asked to show it.
    pub read: Option<String>,
    /// The value left behind, if the step could change it.
    pub wrote: Option<String>,
    /// What else there is to know, like "nobody waits" at a notification, or the name of the thread joined.
    pub note: Option<String>,
    /// Whether it happened.
    pub result: StepResult,
    /// Whether it is an operation of the program whose order matters. Spawning, joining, yielding and sleeping
    /// are not: they appear in the trace, and interleavings that differ only in them are the same.
    pub counted: bool,
    /// Whether it went as it did without a reason: an exchange that failed although the value was equal, a wait that
    /// ended without a notification. See [`Explorer::weak_exchange_failures`](crate::Explorer::weak_exchange_failures)
    /// and [`Explorer::spurious_wakeups`](crate::Explorer::spurious_wakeups).
    pub spurious: bool,
}

/// How an operation goes that goes without a reason, as schedules have it.
pub(crate) fn spuriously(op: Op) -> &'static str {
    match op {
        Op::Wake => "without a notification",
        _ => "fails although equal",
    }
}

/// What happened in one run, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Trace {
    /// The threads in spawn order; the first is the closure under test.
    pub threads: Vec<Thread>,
    /// The objects in the order in which the run first met them.
    pub objects: Vec<Object>,
    /// The steps. A step that never happened ([`StepResult::Blocked`]) stands at the end.
    pub steps: Vec<Step>,
    /// How often a counted step was of another thread than the counted step before it.
    pub switches: usize,
}

impl Trace {
    /// The order of the threads in this run, for [`replay`](crate::replay).
    pub fn schedule(&self) -> Schedule {
        let done = self
            .steps
            .iter()
            .filter(|step| step.counted && step.result != StepResult::Blocked);
        Schedule {
            turns: done.map(|step| self.turn(step)).collect(),
        }
    }

    /// The name of the mutex of `step`, if it waits on a condition variable or wakes up there.
    pub fn mutex_name(&self, step: &Step) -> Option<&str> {
        step.mutex.map(|mutex| self.objects[mutex].name.as_str())
    }

    /// The name of the object of `step`, if it has one.
    pub fn object_name(&self, step: &Step) -> Option<&str> {
        step.object.map(|object| self.objects[object].name.as_str())
    }

    /// The name of the thread of `step`.
    pub fn thread_name(&self, step: &Step) -> &str {
        &self.threads[step.thread].name
    }

    fn turn(&self, step: &Step) -> Turn {
        let mut operation = match self.object_name(step) {
            Some(object) => format!("{} {object}", step.op),
            None => step.op.to_string(),
        };
        if step.spurious {
            operation += ", ";
            operation += spuriously(step.op);
        }
        let values = match (&step.read, &step.wrote) {
            (Some(read), Some(wrote)) => format!("{read} -> {wrote}, "),
            (Some(read), None) => format!("reads {read}, "),
            (None, Some(wrote)) => format!("writes {wrote}, "),
            (None, None) => String::new(),
        };
        let comment = Some(format!("{values}{}", step.place));
        Turn {
            thread: self.thread_name(step).to_owned(),
            operation: Some(operation),
            comment,
        }
    }
}
