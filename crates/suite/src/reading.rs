//! How tests read an exploration: outcomes, deadlocks, traces, and lines of their own.

use interleave::{DeadlockKind, Exploration, Trace, WaitGraph, explore};
use std::fmt::Debug;

/// The line of `source` that ends with the comment `// {marker}`.
#[track_caller]
pub fn line_of(source: &str, marker: &str) -> u32 {
    let comment = format!("// {marker}");
    let line = source
        .lines()
        .position(|line| line.ends_with(&comment))
        .expect("the marker is there");
    line as u32 + 1
}

/// The graph and the trace of the deadlock of this kind.
#[track_caller]
pub fn wait_graph(kind: DeadlockKind, exploration: &Exploration) -> (&WaitGraph, &Trace) {
    let failure = exploration
        .deadlock(kind)
        .unwrap_or_else(|| panic!("no {kind} in {exploration:#?}"));
    (
        failure.waits.as_ref().expect("a deadlock has a graph"),
        &failure.trace,
    )
}

/// The trace of a program that never fails.
#[track_caller]
pub fn only_trace(exploration: &Exploration) -> &Trace {
    assert_eq!(exploration.failures, []);
    exploration.outcomes[0]
        .trace
        .as_ref()
        .expect("the first outcomes have a trace")
}

/// The outcomes of a program that never fails, over all its interleavings.
#[track_caller]
pub fn outcomes<T: Debug>(test: impl Fn() -> T + Send + Sync + 'static) -> Vec<String> {
    let exploration = explore(test);
    assert_eq!(exploration.failures, []);
    assert!(exploration.is_complete(), "not everything was tried");
    exploration
        .outcomes
        .into_iter()
        .map(|outcome| outcome.value)
        .collect()
}

/// A program has deadlocks of this kind, and fails in no other way.
#[track_caller]
pub fn deadlocks<T: Debug>(
    kind: DeadlockKind,
    test: impl Fn() -> T + Send + Sync + 'static,
) -> Exploration {
    let exploration = explore(test);
    let kinds: Vec<_> = exploration
        .failures
        .iter()
        .map(|failure| failure.waits.as_ref().map(|waits| waits.kind))
        .collect();
    assert_eq!(kinds, [Some(kind)], "{:#?}", exploration.failures);
    exploration
}
