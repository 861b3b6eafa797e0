//! Runs that never end: how they are drawn, and which of them are a mistake.

use crate::explored::{drawn, explorer, is_one_run, of_all, refuse_failures, remote, who_waits};
use crate::verdict::Wrong;
use drawing::schedule::rows;
use interleave::{
    DeadlockKind, Exploration, Explorer, Failure, FailureKind, Op, Step, StepResult, Trace,
};

/// A schedule with more rows leaves no room on the screen for the graph.
const MOST_ROWS: usize = 8;
/// So many lines a picture may have at the most, with the graph.
const MOST_LINES: usize = 28;

/// How much is tried: enough for five threads with a few locks each, and short runs where threads try again and again.
pub fn budget() -> Explorer {
    explorer().max_steps(400).total_steps(40_000)
}

/// Refuses an answer of which a run hangs.
pub fn refuse_deadlock(failure: &Failure, found: &Exploration) -> ! {
    let (because, question) = hangs(failure);
    Wrong::because(because)
        .seen(format!(
            "in {}, no thread can go on.",
            of_all(failure.interleavings, found)
        ))
        .expected("every thread ends, whatever the order of the steps.")
        .picture(picture(failure, found))
        .ask(question)
        .refuse()
}

/// Refuses an answer of which a run does not end.
pub fn refuse_livelock(failure: &Failure, found: &Exploration) -> ! {
    let (because, question) = goes_round(failure);
    Wrong::because(because)
        .seen(format!(
            "in {}, threads are still busy when the check ends the run.",
            of_all(failure.interleavings, found)
        ))
        .expected("every thread ends, whatever the order of the steps.")
        .picture(picture(failure, found))
        .ask(question)
        .refuse()
}

/// Refuses an answer of which a run panics, hangs, or would go on for ever whatever the scheduler did later.
pub fn must_end(found: &Exploration) {
    if found.failure(FailureKind::Panic).is_some() {
        refuse_failures(found);
    }
    if let Some(failure) = found.failure(FailureKind::Deadlock) {
        refuse_deadlock(failure, found);
    }
    if let Some(failure) = endless(found) {
        refuse_livelock(failure, found);
    }
}

/// A run that hangs, or would go on for ever.
pub fn stuck(found: &Exploration) -> Option<&Failure> {
    found
        .failure(FailureKind::Deadlock)
        .or_else(|| endless(found))
}

/// Why nobody can go on, as a sentence that the wait-for graph proves, and what to ask.
pub fn hangs(failure: &Failure) -> (String, &'static str) {
    let unknown = (
        "No thread can go on.".into(),
        "what does each thread wait for?",
    );
    let Some(graph) = &failure.waits else {
        return unknown;
    };
    let first = graph.cycle.first().copied();
    let waits = graph.waits.iter();
    let in_circle = waits.filter(|wait| first.is_none_or(|first| wait.thread == first));
    let Some(wait) = in_circle.min_by_key(|wait| remote(wait)) else {
        return unknown;
    };
    let who = &failure.trace.threads[wait.thread].name;
    let subject = subject(who);
    let what = wait
        .object
        .as_ref()
        .map_or("something", |object| object.name.as_str());
    let itself = wait.lost_notify.as_ref().map(|by| by.thread) == Some(wait.thread);
    // A lock that others want meanwhile changes nothing of why this one waits.
    let kind = match (graph.kind, wait.op) {
        (DeadlockKind::HeldAcrossWait, Op::Recv | Op::QueueRecv) => DeadlockKind::ReceiverWaits,
        (DeadlockKind::HeldAcrossWait, Op::Send | Op::SendDone) => DeadlockKind::SenderWaits,
        // What a thread has told others is not what it waits for.
        (DeadlockKind::LostWakeup, _) if itself => DeadlockKind::MissedNotify,
        (kind, _) => kind,
    };
    match kind {
        DeadlockKind::LockCycle => in_a_circle(failure, &graph.cycle),
        DeadlockKind::SelfDeadlock => (
            format!("{subject} waits for {what}, which it holds itself."),
            "at the line where it waits: which guards are still alive, and at which line would each of them be dropped?",
        ),
        DeadlockKind::ReaderWriter => (
            format!("Readers and writers of {what} wait for each other."),
            "who holds the lock, who waits for it, and may a reader come in while a writer waits?",
        ),
        DeadlockKind::MixedCycle if matches!(wait.op, Op::Join | Op::JoinScope) => (
            format!("{subject} waits for the end of a thread that waits for what {who} holds."),
            "which guards are alive while your thread waits for the other one to end?",
        ),
        DeadlockKind::MixedCycle => (
            "Threads wait for each other in a circle.".into(),
            "what does each of them hold while it waits, and could it give that back first?",
        ),
        DeadlockKind::LostWakeup => (
            format!("{subject} waits on {what} for a notification that came too early."),
            "what does the thread look at before it waits, and may that change between the look and the wait?",
        ),
        DeadlockKind::MissedNotify => (
            format!("{subject} waits on {what}, and nobody is left who would notify it."),
            "who was to notify it, and on which way does that one get around it?",
        ),
        DeadlockKind::ReceiverWaits => (
            format!("{subject} waits for a message on {what}, and nobody sends one."),
            "who still owns a sender, and what is that one doing?",
        ),
        DeadlockKind::SenderWaits => (
            format!("{subject} waits until somebody receives from {what}, and nobody does."),
            "who was to receive, and what is that one doing?",
        ),
        DeadlockKind::BarrierNotFull => (
            format!("{subject} waits at {what} for more threads than come."),
            "for how many threads does the barrier wait, and how many may come?",
        ),
        DeadlockKind::Parked => (
            format!("{subject} is parked, and nobody unparks it."),
            "who was to unpark it, and may that one have passed already?",
        ),
        DeadlockKind::LockNeverReleased => (
            format!("{subject} waits for {what}, which nobody gives back any more."),
            "what becomes of your guards on each way out of the function?",
        ),
        _ => unknown,
    }
}

/// A thread as the subject of a sentence; one without a name of its own is called `thread 1`.
fn subject(name: &str) -> String {
    match name.strip_prefix("thread ") {
        Some(number) => format!("Thread {number}"),
        None => format!("Thread {name}"),
    }
}

/// Threads that each hold a lock that the one before wants.
fn in_a_circle(failure: &Failure, cycle: &[usize]) -> (String, &'static str) {
    let name = |index: usize| failure.trace.threads[cycle[index]].name.as_str();
    let because = match cycle.len() {
        2 => format!(
            "Threads {} and {} wait for each other: each holds a lock that the other one wants.",
            name(0),
            name(1)
        ),
        more => format!(
            "{} threads wait in a circle: each holds a lock that the next one wants.",
            number(more)
        ),
    };
    (
        because,
        "in which order does each of these threads take its locks? Walk round the circle: where could it be broken?",
    )
}

fn number(threads: usize) -> String {
    const WORDS: [&str; 3] = ["Three", "Four", "Five"];
    let word = threads.checked_sub(3).and_then(|index| WORDS.get(index));
    word.map_or_else(|| threads.to_string(), |word| word.to_string())
}

/// Why a run does not end, as a sentence that its steps prove, and what to ask.
fn goes_round(failure: &Failure) -> (String, &'static str) {
    let round = round(failure);
    let tried = round.iter().find(|step| step.result == StepResult::Failed);
    let steps = failure
        .message
        .split_whitespace()
        .find(|word| word.parse::<u64>().is_ok());
    let steps = steps.unwrap_or("very many");
    match tried {
        _ if round.iter().any(changes) => (
            format!("A run has not ended after {steps} steps."),
            "which loop or recursion goes on, and what was to end it?",
        ),
        Some(step) if failure.kind == FailureKind::StepLimit => (
            format!(
                "After {steps} steps threads still repeat a `{}` that fails.",
                step.op
            ),
            "who has what your thread tries to get, and can that one give it back meanwhile?",
        ),
        Some(step) => (
            format!(
                "A thread repeats a `{}` that fails every time, and nobody can change that any more.",
                step.op
            ),
            "who has what your thread tries to get, and can that one give it back meanwhile?",
        ),
        None => (
            "The same steps repeat for ever, and nothing changes any more.".into(),
            "what is to end your loop or your recursion, and what of that changes from one round to the next?",
        ),
    }
}

/// How a deadlock came about, and who waits for whom; of a long way there, only who waits for whom.
///
/// Of a run that goes round and round: how it gets there.
pub fn picture(failure: &Failure, found: &Exploration) -> String {
    if failure.kind == FailureKind::Livelock {
        return drawn(
            "How it begins. The last of these steps repeat for ever:",
            &beginning(failure),
        );
    }
    if failure.kind == FailureKind::StepLimit {
        return drawn("How it begins:", &beginning(failure));
    }
    let graph = who_waits(failure);
    let title = match is_one_run(found) {
        true => "The run:",
        false => "The simplest of them:",
    };
    let way = match rows(&failure.trace).len() <= MOST_ROWS {
        true => drawn(title, &failure.trace) + "\n",
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
pub(crate) fn changes(step: &Step) -> bool {
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
