//! What is told of sessions that were not closed, or not once, or not when they should.

use super::judge::Judged;
use super::{CLOSE, End, Failure, OPEN, STEP, Value, failure, value};
use crate::diary::Diary;
use crate::verdict::Wrong;
use drawing::duration;
use std::time::Duration;

const ONCE: &str =
    "each session that was opened is closed once, when the work has ended or was dropped.";

pub(super) fn opened_twice() -> Wrong {
    Wrong::because("Your code opens more than one session.")
        .expected("one session for each call of your function.")
        .seen("`open` was polled for the second time in one call.")
        .ask("which lines of yours open a session?")
}

pub(super) fn used_after_it_was_closed() -> Wrong {
    Wrong::because("Your code closes the session before the work has ended.")
        .expected(ONCE)
        .seen("the work asked the server for something, and `close` had begun.")
        .ask("who runs `close`, and what does that wait for?")
}

pub(super) fn closed_twice(diary: &Diary) -> Wrong {
    Wrong::because("Your code closes the session twice.")
        .expected(ONCE)
        .seen("a second `close` began for the same session.")
        .picture(diary.drawn())
        .ask("which of your lines close the session, and how does one of them know that another has done so?")
}

pub(super) fn closed_while_it_works(diary: &Diary) -> Wrong {
    Wrong::because("Your code closes the session before the work has ended.")
        .expected(ONCE)
        .seen("`close` began, and the work's future was still there, neither ready nor dropped.")
        .picture(diary.drawn())
        .ask("who runs `close`, and what does that wait for?")
}

/// The work goes on after the function has come to its end.
pub(super) fn works_on(session: &Judged, diary: &Diary) -> Wrong {
    Wrong::because("The work goes on, though nobody waits for it any more.")
        .expected("when your future is dropped, the work's future is dropped too, at the same instant.")
        .seen(format!(
            "your future was dropped {}, and the work went on.",
            session.cut
        ))
        .picture(diary.drawn())
        .ask("who owns the work's future, and what becomes of that owner when your future is dropped?")
}

/// Nobody closes. `cut` tells that the future was dropped, and whether the session was opened only after that; `made` that a
/// closing was made, which nobody polls.
pub(super) fn left_open(session: &Judged, cut: Option<bool>, made: bool, diary: &Diary) -> Wrong {
    let (because, question) = match (cut, made) {
        (_, true) => (
            "Your code makes a closing that nobody polls.".to_string(),
            "what does `close` do before somebody polls it, and who polls yours?",
        ),
        (Some(true), _) => (
            "Your code opens a session for nobody.".into(),
            "your future was dropped while the session was being opened. Who gets it then?",
        ),
        (Some(false), _) => (
            "Your code leaves the session open when it is dropped.".into(),
            "when your future is dropped, which lines of yours still run?",
        ),
        (None, _) => (
            format!(
                "Your code leaves the session open when the work {}.",
                match session.plan.end {
                    End::Done => "is done",
                    End::Fails => "fails",
                    End::Panics | End::PanicsInTheCall => "panics",
                }
            ),
            "on which ways is the line left where the work is, and which of them come by your `close`?",
        ),
    };
    let when = match cut {
        Some(_) => format!("your future was dropped {}; then ", session.cut),
        None => String::new(),
    };
    Wrong::because(because)
        .expected(ONCE)
        .seen(match made {
            true => format!(
                "{when}`close` was called, and its future was dropped without having been polled."
            ),
            false => format!("{when}nobody closed the session."),
        })
        .picture(diary.drawn())
        .ask(question)
}

pub(super) fn closing_given_up(session: &Judged, diary: &Diary) -> Wrong {
    Wrong::because("Your code gives the closing up when it is dropped.")
        .expected("a closing that has begun goes on to its end, whatever becomes of your future.")
        .seen(format!(
            "your future was dropped {}, and the future of `close` with it.",
            session.cut
        ))
        .picture(diary.drawn())
        .ask("who owns the future of `close` while it waits?")
}

pub(super) fn closed_late(session: &Judged, over: Duration, at: Duration, diary: &Diary) -> Wrong {
    let calls = session.calls.iter().filter(|call| call.stage == CLOSE);
    Wrong::because("Your code closes the session later than it could.")
        .expected("`close` begins at the instant at which the work has ended or was dropped.")
        .seen(format!(
            "the work was over after {} of virtual time, and `close` began after {} (closings: {}).",
            duration(over),
            duration(at),
            calls.count()
        ))
        .picture(diary.drawn())
        .ask("what does your closing wait for, beside the work?")
}

pub(super) fn returns_too_early(diary: &Diary) -> Wrong {
    Wrong::because("Your code returns before the session is closed.")
        .expected("it returns when `close` has ended, because the caller may want to open a session again.")
        .seen("it returned, and the closing ended later.")
        .picture(diary.drawn())
        .ask("who waits for the closing?")
}

pub(super) fn hides_the_panic(session: &Judged, given: &Result<Value, Failure>) -> Wrong {
    Wrong::because("Your code hides a panic of the work.")
        .expected("a panic of the work goes on, with its payload, out of your function.")
        .seen(format!(
            "the work panicked, and your function returned {}.",
            which(session, given)
        ))
        .ask("who catches the panic in your code, and what does it do with the payload?")
}

pub(super) fn other(
    session: &Judged,
    given: &Result<Value, Failure>,
    expected: &Result<Value, Failure>,
) -> Wrong {
    let because = match (given, expected) {
        (Ok(_), Err(_)) => "Your code hides an error.",
        (Err(_), Ok(_)) => "Your code returns an error, and there was none.",
        (Err(_), Err(_)) => "Your code returns another error than it should.",
        _ => "Your code returns another value than the work gave.",
    };
    Wrong::because(because)
        .expected(format!("it returns {}.", which(session, expected)))
        .seen(format!("it returned {}.", which(session, given)))
        .ask("two things may fail here, the work and `close`. Which result does your function look at first?")
}

/// What a result is.
fn which(session: &Judged, result: &Result<Value, Failure>) -> &'static str {
    let of = |stage| *result == Err(failure(session.number, stage));
    match result {
        Ok(given) if *given == value(session.number) => "the value that the work gave",
        Ok(_) => "another value than that of the work",
        Err(_) if of(OPEN) => "the error of `open`",
        Err(_) if of(STEP) => "the error of the work",
        Err(_) if of(CLOSE) => "the error of `close`",
        Err(_) => "an error of its own",
    }
}

pub(super) fn late(due: Duration, at: Duration, diary: &Diary) -> Wrong {
    Wrong::because("Your code waits on after the session is closed.")
        .expected("it returns at the instant at which the session is closed.")
        .seen(format!(
            "that could have been after {} of virtual time, and it was after {}.",
            duration(due),
            duration(at)
        ))
        .picture(diary.drawn())
        .ask("what does your function wait for at last?")
}
