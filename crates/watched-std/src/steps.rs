//! Tells a check of each step with which threads share something, before it is made.

use std::sync::OnceLock;

/// A step that a thread is about to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It uses an atomic, takes a lock, or gives a mutex back.
    Access,
    /// It waits on a condition variable.
    Wait,
}

static HOOK: OnceLock<fn(Step) -> bool> = OnceLock::new();

/// Calls `hook` before each step from now on, on the thread that makes it; only the first hook of a process counts.
///
/// What it returns counts for [`Step::Wait`] alone: whether this wait ends at once and without a reason, as std allows.
pub fn before_each_step(hook: fn(Step) -> bool) {
    let _ = HOOK.set(hook);
}

pub(crate) fn access() {
    if let Some(hook) = HOOK.get() {
        hook(Step::Access);
    }
}

pub(crate) fn wakes_for_nothing() -> bool {
    HOOK.get().is_some_and(|hook| hook(Step::Wait))
}
