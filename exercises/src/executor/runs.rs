//! Facts about single runs.

use interleave::{DeadlockKind, Failure, Outcome, Trace};

/// Whether a thread waits for a lock, not for a wake.
pub fn at_a_lock(failure: &Failure) -> bool {
    failure.waits.as_ref().is_some_and(|graph| {
        matches!(
            graph.kind,
            DeadlockKind::LockCycle
                | DeadlockKind::SelfDeadlock
                | DeadlockKind::ReaderWriter
                | DeadlockKind::MixedCycle
                | DeadlockKind::HeldAcrossWait
                | DeadlockKind::LockNeverReleased
        )
    })
}

/// The run without the lines of the programs here: only those of the answer's file are numbered.
pub fn with_own_lines(trace: &Trace) -> Trace {
    let mut trace = trace.clone();
    let here = |file: &str| file.replace('\\', "/").contains("src/executor/");
    for step in &mut trace.steps {
        if here(&step.place.file) {
            step.place.line = 0;
        }
    }
    trace
}

/// What a run costs its reader: switches, then steps.
pub fn cost(outcome: &Outcome) -> (usize, usize) {
    let cost = outcome
        .trace
        .as_ref()
        .map(|trace| (trace.switches, trace.steps.len()));
    cost.unwrap_or((usize::MAX, 0))
}
