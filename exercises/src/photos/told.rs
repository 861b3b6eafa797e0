//! What is said of answers to `fan_out` that are wrong.

use super::Print;
use super::judge::Film;
use super::lab::Lab;
use crate::explored::{fitting, of_all};
use crate::queues::CALLER;
use crate::verdict::Wrong;
use interleave::{Exploration, Op, Outcome, StepResult, Trace};

/// What is wrong with a run, as a sentence.
pub fn fault(lab: &Lab, film: &Film, prints: &[Print]) -> Option<String> {
    let developed = lab.developed();
    let returned = |photo: usize| prints.iter().filter(|print| print.photo == photo).count();
    let some = |wrong: &dyn Fn(usize) -> bool| (0..developed.len()).any(wrong);
    if some(&|photo| developed[photo] > 1) {
        return Some("A photo is developed more than once.".into());
    }
    if some(&|photo| developed[photo] == 0) {
        return Some("A photo is never developed.".into());
    }
    if some(&|photo| returned(photo) == 0) {
        return Some("A photo is developed, and its print is not returned.".into());
    }
    if some(&|photo| returned(photo) > 1) {
        return Some("The print of a photo is returned more than once.".into());
    }
    let (most, consumers) = (lab.most(), film.consumers);
    (most > consumers).then(|| match consumers {
        1 => format!("With one consumer, {most} photos are developed at the same time."),
        more => format!("With {more} consumers, {most} photos are developed at the same time."),
    })
}

/// Refuses an answer with a run in which a photo or a print is lost or doubled.
pub fn must_be_right(film: &Film, found: &Exploration) {
    let wrong = |outcome: &&Outcome| !outcome.value.is_empty();
    let Some(outcome) = found.outcomes.iter().find(wrong) else {
        return;
    };
    let fault = outcome.value.as_str();
    let trace = outcome.trace.as_ref();
    let (because, question) = match trace.and_then(empty_taken_for_the_end) {
        Some(reason) if fault.contains("never") => reason,
        _ => (fault.to_string(), question(fault)),
    };
    Wrong::because(because)
        .seen(format!(
            "{}: {}, in {}.",
            described(film),
            lower(fault.trim_end_matches('.')),
            of_all(outcome.interleavings, found)
        ))
        .expected("each photo is developed once, and each print is returned; at most as many photos as there are consumers are developed at the same time.")
        .picture(trace.map(|trace| fitting("The simplest such run:", trace)).unwrap_or_default())
        .ask(question)
        .refuse()
}

fn question(fault: &str) -> &'static str {
    match fault {
        _ if fault.contains("never") => {
            "where is the photo when the last consumer ends, and what has told that consumer to end?"
        }
        _ if fault.contains("not returned") => {
            "on which way does a print go from the consumer to the caller, and who waits until the last one is there?"
        }
        _ if fault.contains("at the same time") => {
            "how many threads of yours call `develop`, and what keeps their number down?"
        }
        _ => "who gets a photo that is in the queue: one consumer, or each of them?",
    }
}

pub fn described(film: &Film) -> String {
    format!(
        "{} for {}",
        counted(film.photos, "photo"),
        counted(film.consumers, "consumer")
    )
}

pub fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// A thread that found a channel empty and ended without receiving from it again, though messages came after.
pub fn empty_taken_for_the_end(trace: &Trace) -> Option<(String, &'static str)> {
    let empty = trace.steps.iter().enumerate().find(|(at, step)| {
        let later = || {
            trace.steps[at + 1..]
                .iter()
                .filter(|other| other.object == step.object)
        };
        let receives = |op| matches!(op, Op::Recv | Op::TryRecv);
        let sends = |op| matches!(op, Op::Send | Op::TrySend);
        let ended = |thread: usize| {
            let mut waits = trace
                .steps
                .iter()
                .filter(|other| other.result == StepResult::Blocked);
            !waits.any(|other| other.thread == thread)
        };
        step.op == Op::TryRecv
            && step.result == StepResult::Failed
            && trace.threads[step.thread].name != CALLER
            && ended(step.thread)
            && !later().any(|other| other.thread == step.thread && receives(other.op))
            && later().any(|other| sends(other.op) && other.result == StepResult::Done)
    });
    empty.map(|_| {
        (
            "A consumer takes a queue that is empty for one that has ended.".into(),
            "a queue is empty, and a queue has ended: what is the difference, and which of the two does your consumer look for?",
        )
    })
}

/// Refuses an answer that starts threads for photos.
pub fn must_be_few(film: &Film, found: &Exploration) {
    // One for each consumer; twice as many help each of them; and some for the rest.
    let enough = 4 * film.consumers + 6;
    let traces = found
        .outcomes
        .iter()
        .filter_map(|outcome| outcome.trace.as_ref());
    // Beside the main thread and the one that calls the function.
    let started = traces
        .map(|trace| trace.threads.len().saturating_sub(2))
        .max();
    let Some(started) = started.filter(|started| *started > enough) else {
        return;
    };
    Wrong::because(format!(
        "Your code starts {started} threads for {}.",
        counted(film.consumers, "consumer")
    ))
    .seen(format!("{}.", described(film)))
    .expected("a thread for each consumer, and a few more at most, however many photos there are.")
    .ask("what does one of your threads do when it has developed a photo?")
    .refuse()
}
