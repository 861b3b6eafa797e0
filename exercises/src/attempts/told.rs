//! What is told of attempts that are made too early, too late, too often, or not at all.

use super::Failure;
use super::judge::{Asked, Expected, Given};
use super::service::Attempt;
use crate::dropped::steps;
use crate::verdict::Wrong;
use drawing::duration;
use std::time::Duration;

/// An attempt beside another one.
pub(super) fn overlap(other: usize, attempt: usize) -> Wrong {
    Wrong::because("Two attempts are under way at the same time.")
        .expected("an attempt begins only when the one before has failed, or was dropped.")
        .seen(format!(
            "attempt {} had no answer and was not dropped, and attempt {} began.",
            other + 1,
            attempt + 1
        ))
        .picture(steps::drawn())
        .ask("what becomes of an attempt whose patience is over?")
}

/// One attempt too many, or one after the end.
pub(super) fn too_many(most: usize) -> Wrong {
    Wrong::because("Your code makes more attempts than it may.")
        .expected(format!("at most {most}, the first one counted too."))
        .seen(format!("attempt {} began.", most + 1))
        .picture(steps::drawn())
        .ask("how many attempts has your code made when it looks whether there may be another one?")
}

/// Attempts after a drop.
pub(super) fn goes_on() -> Wrong {
    Wrong::because("Attempts go on when the future was dropped.")
        .expected("when the future is dropped, so is the attempt that is under way, and no other one begins.")
        .seen("the future of your code was dropped, and an attempt went on, or began after that.")
        .picture(steps::drawn())
        .ask("who owns the attempt that is under way, and who would begin the next one?")
}

/// It was polled at so many instants.
pub(super) fn wakes(instants: usize, most: usize) -> Wrong {
    Wrong::because("Your code wakes again and again while it waits.")
        .expected("a wait between two attempts, or for an answer, sleeps until it is over.")
        .seen(format!(
            "attempts that it may make: {most}; instants at which it was polled: {instants}."
        ))
        .ask("what is your code woken for while a wait goes on, and what does it do then?")
}

pub(super) fn waits_for_ever(attempt: usize, patience: Duration) -> Wrong {
    Wrong::because("Your code waits for ever for an answer that does not come.")
        .expected(format!(
            "an attempt without an answer is dropped after {}, and counts as failed.",
            duration(patience)
        ))
        .seen(format!(
            "attempt {} has no answer, and was not dropped.",
            attempt + 1
        ))
        .ask("which attempts of yours have a time-out, and when does it begin?")
}

/// Compares the attempts that were made, what was given, and when.
pub(super) fn compare(
    asked: &Asked,
    expected: &Expected,
    made: &[Attempt],
    given: &Given,
) -> Result<(), Wrong> {
    compare_instants(asked, expected, made)?;
    if made.len() > expected.attempts.len() {
        return Err(after_the_end(given_by(expected)));
    }
    if made.len() < expected.attempts.len() {
        return Err(too_few(asked, made, expected));
    }
    if *given != expected.given {
        return Err(other_result(given, expected));
    }
    let returned = crate::virtual_time::elapsed();
    match returned == expected.took {
        true => Ok(()),
        false => Err(late(returned, expected)),
    }
}

/// Compares when the attempts began, and when each that is over has ended; the first difference counts.
pub(super) fn compare_instants(
    asked: &Asked,
    expected: &Expected,
    made: &[Attempt],
) -> Result<(), Wrong> {
    for (number, (one, other)) in made.iter().zip(&expected.attempts).enumerate() {
        if one.start != other.start {
            return Err(start(asked, expected, made, number));
        }
        if one.end.is_some() && (one.end, one.answered) != (other.end, other.answered) {
            return Err(end(asked, one, number));
        }
    }
    Ok(())
}

/// The waits between attempts, in words.
fn waits(attempts: &[Attempt]) -> String {
    let wait = |two: &[Attempt]| {
        let ended = two[0].end.unwrap_or_default();
        duration(two[1].start.saturating_sub(ended))
    };
    let waits: Vec<String> = attempts.windows(2).take(8).map(wait).collect();
    waits.join(", ")
}

fn start(asked: &Asked, expected: &Expected, made: &[Attempt], number: usize) -> Wrong {
    let (start, right) = (made[number].start, expected.attempts[number].start);
    let no_wait = number > 0 && made[number - 1].end == Some(start);
    let (because, question) = match number {
        0 => (
            "Your code waits before the first attempt.",
            "what is there to wait for when nothing has failed yet?",
        ),
        _ if no_wait => (
            "By the runtime's clock your code does not wait between two attempts.",
            "what waits between two attempts, by which clock, and what can the thread do meanwhile?",
        ),
        _ if start < right => (
            "Your code waits too short a time between two attempts.",
            "from which instant on does each wait of yours count, and how long is it after each kind of failure?",
        ),
        _ => (
            "Your code waits too long between two attempts.",
            "from which instant on does each wait of yours count, and when does it become longer?",
        ),
    };
    let wrong = match number {
        0 => Wrong::because(because)
            .expected("the first attempt begins at once.")
            .seen(format!(
                "it began after {} of virtual time.",
                duration(start)
            )),
        _ => Wrong::because(because)
            .expected(format!(
                "the first wait is {}, and each other one twice as long as the one before, from the end of an attempt: {}.",
                duration(asked.first_wait),
                waits(&expected.attempts)
            ))
            .seen(format!("your code has waited {}.", waits(made))),
    };
    wrong.picture(steps::drawn()).ask(question)
}

fn end(asked: &Asked, attempt: &Attempt, number: usize) -> Wrong {
    let end = attempt.end.unwrap_or_default();
    let early = end < attempt.start + asked.patience;
    let (because, question) = match early && !attempt.answered {
        true if end == asked.patience => (
            "One time-out runs over all attempts.",
            "when does the time-out of your code begin, and what is inside of it?",
        ),
        true => (
            "Your code drops an attempt before its patience is over.",
            "at which instant does the time-out of each attempt begin?",
        ),
        false => (
            "Your code waits longer for an answer than its patience.",
            "which attempts of yours have a time-out, and when does it begin?",
        ),
    };
    Wrong::because(because)
        .expected(format!(
            "every attempt has {}, from the instant at which it begins; then it is dropped.",
            duration(asked.patience)
        ))
        .seen(format!(
            "attempt {} began after {} of virtual time, and {} after {}.",
            number + 1,
            duration(attempt.start),
            if attempt.answered {
                "had its answer"
            } else {
                "was dropped"
            },
            duration(end)
        ))
        .picture(steps::drawn())
        .ask(question)
}

/// What the attempts come to, in words.
fn given_by(expected: &Expected) -> &'static str {
    match expected.given {
        Ok(_) => "an attempt went well",
        Err(Failure::Final(_)) => "an attempt failed for ever",
        Err(_) => "the last attempt failed",
    }
}

fn after_the_end(what: &'static str) -> Wrong {
    let because = match what {
        "an attempt failed for ever" => "Your code tries again after a failure that is final.",
        _ => "Your code tries again when it need not.",
    };
    Wrong::because(because)
        .expected("an attempt that has gone well, or has failed for ever, is the last one.")
        .seen(format!("{what}, and another attempt began."))
        .picture(steps::drawn())
        .ask("which results of an attempt are a reason for another one?")
}

fn too_few(asked: &Asked, made: &[Attempt], expected: &Expected) -> Wrong {
    let timed_out = made.last().is_some_and(|last| !last.answered);
    let because = match timed_out {
        true => "Your code does not try again after a time-out.",
        false => "Your code gives up too early.",
    };
    Wrong::because(because)
        .expected(format!(
            "it tries {} times at most; here the result is known after {}.",
            asked.most,
            expected.attempts.len()
        ))
        .seen(format!(
            "it returned after {}; the last one {}.",
            match made.len() {
                1 => "1 attempt".to_string(),
                many => format!("{many} attempts"),
            },
            if timed_out {
                "had no answer in time"
            } else {
                "had failed, and not for ever"
            }
        ))
        .picture(steps::drawn())
        .ask("which failures are a reason for another attempt, and how many may there be?")
}

fn other_result(given: &Given, expected: &Expected) -> Wrong {
    let because = match (given, &expected.given) {
        (Err(_), Err(_)) => "Your code gives another failure than that of its last attempt.",
        (Ok(_), Err(_)) => "Your code gives Ok, though its last attempt has failed.",
        _ => "Your code does not give what its last attempt has given.",
    };
    let told = |given: &Given| match given {
        Ok(_) => "Ok".to_string(),
        Err(Failure::TimedOut) => "TimedOut".into(),
        Err(Failure::Temporary(told)) => format!("Temporary of {}", told_by(told)),
        Err(Failure::Final(told)) => format!("Final of {}", told_by(told)),
    };
    Wrong::because(because)
        .expected(format!(
            "the result of the last attempt: {}.",
            told(&expected.given)
        ))
        .seen(format!("it gave {}.", told(given)))
        .picture(steps::drawn())
        .ask("which of the failures does your code keep, and what does it make of a time-out?")
}

/// The attempt that a failure names; nothing else of it, because it differs from run to run.
fn told_by(failure: &str) -> &str {
    match failure.split_once(": ") {
        Some((attempt, _)) if attempt.starts_with("attempt ") => attempt,
        _ => "no attempt",
    }
}

fn late(returned: Duration, expected: &Expected) -> Wrong {
    let because = match given_by(expected) {
        "the last attempt failed" => "Your code waits after the last attempt has failed.",
        _ => "Your code does not return when it knows the result.",
    };
    Wrong::because(because)
        .expected(format!(
            "when {}, it returns at once: after {} of virtual time.",
            given_by(expected),
            duration(expected.took)
        ))
        .seen(format!("it returned after {}.", duration(returned)))
        .picture(steps::drawn())
        .ask("what does your code do between the end of its last attempt and its own?")
}
