//! The record of a run: announced operations, steps, values, and why it failed.

use super::facts::Fact;
use super::want::Want;
use super::world::{Loc, ObjectIdx, ThreadIdx, World};
use crate::data::{DeadlockKind, FailureKind, Op, Place};

/// What a thread asks for: an operation, and the condition under which it can happen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    pub op: Op,
    pub object: Option<ObjectIdx>,
    /// The mutex that a wait on a condition variable releases or takes again.
    pub mutex: Option<ObjectIdx>,
    pub place: Loc,
    pub want: Want,
}

impl Call {
    /// Whether the operation is one of the program's own, whose order makes the interleaving.
    pub fn counts(&self) -> bool {
        !self.want.silent()
    }
}

/// A value read or written, cheap to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    None,
    Bool(bool),
    Int(i64),
    Uint(u64),
    /// The number of an address within the run; 0 is null.
    Pointer(u32),
}

impl Value {
    /// What tells it apart from others in a hash.
    pub fn bits(self) -> u64 {
        match self {
            Self::None => 0x9e37,
            Self::Bool(b) => 0x51 + u64::from(b),
            Self::Int(i) => i as u64,
            Self::Uint(u) => u,
            // Whether an address comes back depends on the allocator.
            Self::Pointer(number) => 0x52 + u64::from(number != 0),
        }
    }
}

/// What else there is to say about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    None,
    Failed,
    Waiting(usize),
    Queued(usize),
    Arrived(usize, usize),
    Thread(ThreadIdx),
    Poisoned,
}

/// A step as it is recorded while searching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawStep {
    pub thread: ThreadIdx,
    pub op: Op,
    pub object: Option<ObjectIdx>,
    pub mutex: Option<ObjectIdx>,
    pub place: Loc,
    pub read: Value,
    pub wrote: Value,
    pub note: Note,
    pub counted: bool,
}

/// Why a run failed.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub kind: FailureKind,
    pub message: String,
    pub place: Option<Place>,
    pub thread: Option<ThreadIdx>,
    pub deadlock: Option<DeadlockKind>,
}

impl Fault {
    pub fn new(kind: FailureKind, message: String) -> Self {
        Self {
            kind,
            message,
            place: None,
            thread: None,
            deadlock: None,
        }
    }
}

impl World {
    /// Appends a step for the running thread.
    pub fn record(&mut self, call: &Call, counted: bool) {
        self.steps.push(RawStep {
            thread: self.current,
            op: call.op,
            object: call.object,
            mutex: call.mutex,
            place: call.place,
            read: Value::None,
            wrote: Value::None,
            note: Note::None,
            counted,
        });
        self.facts.push(Fact::default());
    }

    /// Adds what the last step read and wrote. A step that left its object as it was may be a wait in a loop.
    pub fn observe(&mut self, read: Value, wrote: Value) {
        let changed = wrote != Value::None && wrote != read;
        let step = self
            .steps
            .last_mut()
            .expect("a value belongs to a recorded step");
        step.read = read;
        step.wrote = wrote;
        self.mix(read);
        if changed {
            self.version += 1
        } else {
            self.nothing_new()
        }
    }

    /// Adds a remark to the last step.
    pub fn note(&mut self, note: Note) {
        self.steps
            .last_mut()
            .expect("a remark belongs to a recorded step")
            .note = note;
        if note == Note::Failed {
            self.mix(Value::Bool(false));
            self.nothing_new();
        }
    }

    /// Adds what the last step wrote without looking. What was there before decides whether it changed anything.
    pub fn wrote(&mut self, old: Value, new: Value) {
        self.observe(old, new);
        self.steps.last_mut().expect("just observed").read = Value::None;
    }

    /// The last step had no effect, by its own report.
    pub fn failed(&mut self) {
        self.steps
            .last_mut()
            .expect("a remark belongs to a recorded step")
            .note = Note::Failed;
    }

    /// The last step turned out to be another operation than was announced.
    pub fn rename(&mut self, op: Op) {
        self.steps.last_mut().expect("a step has been recorded").op = op;
    }

    pub fn fair_yield(&mut self, thread: ThreadIdx) {
        self.fair.yielded(thread);
    }

    /// The object was changed by the last step.
    pub fn changed(&mut self) {
        self.version += 1;
    }

    fn mix(&mut self, value: Value) {
        self.trace_hash = super::mix(self.trace_hash, value.bits());
    }

    /// A thread that reads the same thing at the same line while nothing has changed is spinning: treated as a yield.
    fn nothing_new(&mut self) {
        let step = self.steps.last().expect("called after a step");
        let key = (
            std::ptr::from_ref(step.place) as usize,
            step.object.unwrap_or(usize::MAX),
            self.version,
        );
        let me = self.current;
        let thread = &mut self.threads[me];
        if thread.reads.contains(&key) {
            self.fair.yielded(me);
        } else {
            thread.reads[thread.next_read] = key;
            thread.next_read = (thread.next_read + 1) % thread.reads.len();
        }
    }
}
