//! Runs that never end: how they are drawn, and which of them are a mistake.

use crate::explored::drawn;
use course::render::{Style, wait_for};
use course::schedule::rows;
use course::waits::WaitFor;
use interleave::{DeadlockKind, Exploration, Failure, FailureKind, Op, Step, StepResult};
use std::collections::BTreeSet;

/// As wide as verdicts are written.
const STYLE: Style = Style {
    width: 78,
    ..Style::PLAIN
};
/// A schedule with more rows leaves no room on the screen for the graph.
const MOST_ROWS: usize = 8;
/// So many lines a picture may have at the most, with the graph.
const MOST_LINES: usize = 27;

/// The simplest deadlock of an exploration, if it has one.
pub fn deadlock(exploration: &Exploration) -> Option<&Failure> {
    exploration.failure(FailureKind::Deadlock)
}

/// What a deadlock comes from.
pub fn kind(deadlock: &Failure) -> Option<DeadlockKind> {
    deadlock.waits.as_ref().map(|waits| waits.kind)
}

/// How a deadlock came about, and who waits for whom; of a long way there, only who waits for whom.
pub fn picture(failure: &Failure) -> String {
    let graph = failure.waits.as_ref().map_or_else(String::new, |waits| {
        let graph = WaitFor::of("Who waits for whom:", &failure.trace, waits);
        wait_for::text(&graph, STYLE)
    });
    let way = match rows(&failure.trace).len() <= MOST_ROWS {
        true => drawn("The simplest of them:", &failure.trace) + "\n",
        false => String::new(),
    };
    let both = way + &graph;
    match both.lines().count() <= MOST_LINES {
        true => both,
        false => graph,
    }
}

/// A run that would go on for ever, whatever the scheduler did later.
///
/// That is not so where threads step back for each other again and again: they give back what they hold, so only a
/// scheduler that keeps them in step for ever keeps them from an end, and no real one does.
pub fn endless(exploration: &Exploration) -> Option<&Failure> {
    let livelock = exploration.failure(FailureKind::Livelock)?;
    let steps = &livelock.trace.steps;
    let round = match livelock.cycle {
        Some(cycle) => &steps[cycle.start.min(steps.len())..],
        None => &steps[steps.len() / 2..],
    };
    let objects = |is: fn(&&Step) -> bool| -> BTreeSet<usize> {
        let found = round.iter().filter(is);
        found.filter_map(|step| step.object).collect()
    };
    let refused = objects(|step| step.op == Op::TryLock && step.result == StepResult::Failed);
    let released = objects(|step| step.op == Op::Unlock);
    let steps_back = !refused.is_empty() && refused.is_subset(&released);
    (!steps_back).then_some(livelock)
}
