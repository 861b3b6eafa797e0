//! Runs that never end: how they are drawn, and which of them are a mistake.

use crate::explored::drawn;
use drawing::Style;
use drawing::schedule::rows;
use drawing::wait_graph::{self, WaitFor};
use interleave::{
    DeadlockKind, Exploration, Explorer, Failure, FailureKind, Op, Step, StepResult, Trace,
};

/// As wide as verdicts are written.
const STYLE: Style = Style {
    width: 78,
    ..Style::PLAIN
};
/// A schedule with more rows leaves no room on the screen for the graph.
const MOST_ROWS: usize = 8;
/// So many lines a picture may have at the most, with the graph.
const MOST_LINES: usize = 27;

/// How much is tried: enough for five threads with a few locks each, and short runs where threads try again and again.
pub fn budget() -> Explorer {
    Explorer::new().max_steps(400).total_steps(40_000)
}

/// The simplest deadlock of an exploration, if it has one.
pub fn deadlock(exploration: &Exploration) -> Option<&Failure> {
    exploration.failure(FailureKind::Deadlock)
}

/// What a deadlock comes from.
pub fn kind(deadlock: &Failure) -> Option<DeadlockKind> {
    deadlock.waits.as_ref().map(|waits| waits.kind)
}

/// How a deadlock came about, and who waits for whom; of a long way there, only who waits for whom.
///
/// Of a run that goes round and round: how it gets there.
pub fn picture(failure: &Failure) -> String {
    if failure.kind == FailureKind::Livelock {
        return drawn(
            "How it begins. The last of these steps repeat for ever:",
            &beginning(failure),
        );
    }
    if failure.kind == FailureKind::StepLimit {
        return drawn("How it begins:", &beginning(failure));
    }
    let graph = failure.waits.as_ref().map_or_else(String::new, |waits| {
        let graph = WaitFor::of("Who waits for whom:", &failure.trace, waits);
        wait_graph::text(&graph, STYLE)
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
/// That is so where threads only look, and nothing changes any more: the scheduler is fair to those who could change
/// something, so there are none. It is so too where no run ever ends.
/// It is not so where threads give back what they hold and try again: only a scheduler that keeps them in step, or
/// lets one of them wait, for ever keeps them from an end, and no real one does.
pub fn endless(exploration: &Exploration) -> Option<&Failure> {
    let cut = || exploration.failure(FailureKind::StepLimit);
    let livelock = exploration.failure(FailureKind::Livelock).or_else(cut)?;
    let still = !round(livelock).iter().any(changes);
    (still || exploration.outcomes.is_empty()).then_some(livelock)
}

/// Why a run is endless, if it is not because a thread tries to take what another one keeps: what is wrong, and what to ask.
pub fn comes_to_nothing(endless: &Failure) -> Option<(&'static str, &'static str)> {
    let tries = |step: &Step| step.result == StepResult::Failed;
    (!round(endless).iter().any(tries)).then_some((
        "it never ends: it goes round and round, and nothing comes of it",
        "what is to end your loop or your recursion, and what of that changes from one round to the next?",
    ))
}

/// The steps that repeat; where nothing but pauses repeats, the later half of the run.
fn round(livelock: &Failure) -> &[Step] {
    let steps = &livelock.trace.steps;
    let cycle = livelock
        .cycle
        .map_or(steps.len(), |cycle| cycle.start.min(steps.len()));
    let pauses = steps[cycle..]
        .iter()
        .all(|step| matches!(step.op, Op::YieldNow | Op::Sleep));
    if pauses {
        &steps[steps.len() / 2..]
    } else {
        &steps[cycle..]
    }
}

/// Whether something is otherwise after a step.
fn changes(step: &Step) -> bool {
    let looks = matches!(
        step.op,
        Op::YieldNow | Op::Sleep | Op::Load | Op::IsFinished | Op::IsPoisoned
    );
    let same = step.wrote.is_some() && step.wrote == step.read;
    !looks && !same && step.result == StepResult::Done
}

/// The run up to where nothing is taken or given back any more, and a few steps of what then repeats.
fn beginning(livelock: &Failure) -> Trace {
    const REPEATED: usize = 6;
    let mut trace = livelock.trace.clone();
    let last = trace
        .steps
        .iter()
        .rposition(changes)
        .map_or(0, |last| last + 1);
    trace.steps.truncate(last + REPEATED);
    trace
}
