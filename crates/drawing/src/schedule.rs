//! A run of an exploration as it is shown: which steps are rows, and which step goes wrong.
//!
//! Plain data made from an [`interleave::Trace`]; [`text`] draws it.

mod cells;
pub mod decisive;
mod diagnosis;
mod draw;

pub use draw::text;

use interleave::{ObjectKind, Op, Step, StepResult, Trace};

/// A run, with what is to be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// What it shows, e.g. `The simplest schedule that loses an update`.
    pub title: String,
    /// The run.
    pub trace: Trace,
    /// The step that goes wrong, if one does.
    pub diagnosis: Option<Diagnosis>,
    /// The program, so that its lines can be quoted; `None` leaves them out.
    pub source: Option<Source>,
}

/// The step that goes wrong, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// Its index in the trace.
    pub step: usize,
    /// Other steps that the explanation names; they are never folded away.
    pub related: Vec<usize>,
    /// One line that explains it.
    pub why: String,
}

/// The file of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// How it is called, e.g. `counter.rs`.
    pub file: String,
    /// All of it.
    pub text: String,
}

impl Schedule {
    /// A run to be drawn; finds the step that goes wrong by itself.
    pub fn of(title: impl Into<String>, trace: &Trace) -> Schedule {
        Schedule {
            title: title.into(),
            diagnosis: diagnosis::find(trace),
            trace: trace.clone(),
            source: None,
        }
    }

    /// A run in which nothing goes wrong: no step is marked.
    pub fn without_damage(self) -> Schedule {
        Schedule {
            diagnosis: None,
            ..self
        }
    }

    /// Marks this step instead of the one that was found; `why` explains it in one line.
    pub fn marked(self, step: usize, why: impl Into<String>) -> Schedule {
        let diagnosis = Some(Diagnosis {
            step,
            related: Vec::new(),
            why: why.into(),
        });
        Schedule { diagnosis, ..self }
    }

    /// Quotes the lines of this file below the drawing.
    pub fn with_source(self, file: impl Into<String>, text: impl Into<String>) -> Schedule {
        let source = Some(Source {
            file: file.into(),
            text: text.into(),
        });
        Schedule { source, ..self }
    }
}

/// The steps that are rows of a drawing, as indices into the trace; their numbers there count from 1.
///
/// Spawning, joining and the like are left out, and so is a thread that waits for others to end.
pub fn rows(trace: &Trace) -> Vec<usize> {
    let shown = |step: &Step| match step.op {
        Op::YieldNow | Op::Sleep => true,
        Op::Join | Op::JoinScope => false,
        _ => step.counted || step.result == StepResult::Blocked,
    };
    let steps = trace.steps.iter().enumerate();
    steps
        .filter(|(_, step)| shown(step))
        .map(|(index, _)| index)
        .collect()
}

/// What stands on the right of each row: an object's value, or who holds it, after the step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The object, as an index into the trace's objects.
    pub object: usize,
    /// After each step of the trace.
    pub states: Vec<String>,
}

/// The objects that have something to show: values of atomics and of shown locks, holders of locks.
pub fn watched(trace: &Trace) -> Vec<Watched> {
    let all = trace.objects.iter().map(|object| Watched {
        object: object.id,
        states: states(trace, object.id, object.kind),
    });
    all.filter(|watched| watched.states.iter().any(|state| !state.is_empty()))
        .collect()
}

/// The object that a step reads, writes, takes or gives back. A wait on a condition variable is about its mutex.
pub fn subject(step: &Step) -> Option<usize> {
    step.mutex.or(step.object)
}

fn states(trace: &Trace, object: usize, kind: ObjectKind) -> Vec<String> {
    let of_object = |step: &&Step| subject(step) == Some(object);
    let first = trace.steps.iter().find(of_object);
    let mut value = first.and_then(|step| step.read.clone());
    let mut holders: Vec<usize> = Vec::new();
    let locks = matches!(kind, ObjectKind::Mutex | ObjectKind::RwLock);
    let steps = trace.steps.iter().map(|step| {
        if of_object(&step) && step.result != StepResult::Blocked {
            value = step.wrote.clone().or(step.read.clone()).or(value.take());
            hold(step, &mut holders);
        }
        let held: Vec<&str> = holders
            .iter()
            .map(|&t| trace.threads[t].name.as_str())
            .collect();
        match (&value, locks) {
            (None, false) => String::new(),
            (Some(value), false) => value.clone(),
            (None, true) if held.is_empty() => "free".into(),
            (None, true) => held.join(", "),
            (Some(value), true) if held.is_empty() => value.clone(),
            (Some(value), true) => format!("{value}, {}", held.join(", ")),
        }
    });
    steps.collect()
}

fn hold(step: &Step, holders: &mut Vec<usize>) {
    if step.result != StepResult::Done {
        return;
    }
    match step.op {
        Op::Lock | Op::TryLock | Op::Read | Op::TryRead | Op::Write | Op::TryWrite | Op::Wake => {
            holders.push(step.thread);
        }
        // Its holder reads on.
        Op::Downgrade => {}
        Op::Unlock | Op::UnlockRead | Op::UnlockWrite | Op::Wait => {
            if let Some(at) = holders.iter().position(|&holder| holder == step.thread) {
                holders.remove(at);
            }
        }
        _ => {}
    }
}
