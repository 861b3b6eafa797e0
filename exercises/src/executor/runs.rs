//! Facts about single runs.

use interleave::{DeadlockKind, Failure, Outcome};

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

/// What a run costs its reader: switches, then steps.
pub fn cost(outcome: &Outcome) -> (usize, usize) {
    let cost = outcome
        .trace
        .as_ref()
        .map(|trace| (trace.switches, trace.steps.len()));
    cost.unwrap_or((usize::MAX, 0))
}
