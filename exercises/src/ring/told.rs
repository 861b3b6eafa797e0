//! What is told about a ring in which letters get lost or pile up.

use crate::explored::{fitting, of_all};
use crate::verdict::Wrong;
use interleave::{Exploration, Outcome};

/// Refuses a run in which letters do not get home.
pub(super) fn lost(
    ring: &str,
    home: &[usize],
    letters: &[usize],
    outcome: &Outcome,
    found: &Exploration,
) -> ! {
    let (home, all): (usize, usize) = (home.iter().sum(), letters.iter().sum());
    let trace = outcome.trace.as_ref();
    Wrong::because("Letters get lost.")
        .seen(format!(
            "{ring}: {home} of {all} letters are home at the end, in {}.",
            of_all(outcome.interleavings, found)
        ))
        .expected("every letter is handled by every actor, and gets home.")
        .picture(trace.map_or_else(String::new, |trace| {
            fitting("The simplest such run:", trace)
        }))
        .ask("which letters does your loop hold when it ends, and which are still in the mailbox?")
        .refuse()
}

/// Refuses a run in which an actor writes and writes, and the letters are kept somewhere.
pub(super) fn piled_up(
    ring: &str,
    most: usize,
    limit: usize,
    found: &Exploration,
    outcome: &Outcome,
) -> ! {
    Wrong::because("Letters pile up: more are under way than the mailboxes and hands hold.")
        .seen(format!(
            "{ring}: {most} letters are written and not home yet, in {}.",
            of_all(outcome.interleavings, found)
        ))
        .expected(format!(
            "at most {limit}, however many there are to write: for each actor what fits into its mailbox, and two."
        ))
        .ask("where do the letters wait that are in no mailbox, and when does an actor of yours write a new one?")
        .refuse()
}

/// Refuses an answer that returns while a letter has not been sent yet.
pub(super) fn returned(capacity: usize, outcome: &Outcome, found: &Exploration) -> ! {
    let trace = outcome.trace.as_ref();
    Wrong::because("An actor returns before its last letter is sent.")
        .seen(format!(
            "two actors, capacity {capacity}: A takes nothing out of its mailbox, which is full, and B returns although its last letter finds no room there, in {}.",
            of_all(outcome.interleavings, found)
        ))
        .expected("an actor returns when its last letter is in the mailbox of the next one.")
        .picture(trace.map_or_else(String::new, |trace| {
            fitting("The simplest such run:", trace)
        }))
        .ask("which thread sends the last letter of an actor, and who waits until it has?")
        .refuse()
}

/// Refuses an answer that starts more threads than one for each actor.
pub(super) fn many_threads(ring: &str, started: usize, most: usize) -> ! {
    Wrong::because("An actor starts more than one thread.")
        .seen(format!("{ring}: {started} threads, those of the actors included, in one run."))
        .expected(format!(
            "at most {most}: one for each actor, and one more for each, however many letters there are."
        ))
        .ask("what do your threads wait for, and could one that waits do the work of another one?")
        .refuse()
}
