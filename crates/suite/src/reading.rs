//! How tests find a line of their own, and the wait-for graph of a deadlock.

use interleave::{DeadlockKind, Exploration, Trace, WaitGraph};

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
