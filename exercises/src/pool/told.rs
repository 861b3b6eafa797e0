//! What is told of transactions that are left open, or ended in a wrong way.

use super::judge::{Given, expected};
use super::server::{Fails, Loan, Plan, Request, Stage, Work};
use crate::dropped::steps;
use crate::verdict::Wrong;
use drawing::duration;
use std::time::Duration;

const SENT: &str =
    "what was sent reaches the server, also when nobody waits for the answer any more.";

/// A connection that goes back, and nobody has noted that it is to be rolled back.
pub(super) fn open(loan: &Loan) -> Wrong {
    let begun = matches!(loan.stage, Stage::Begun { .. });
    let dropped = steps::was_dropped();
    let at = match dropped {
        true => format!(
            " The future of your code was dropped {}.",
            steps::place_of_the_drop()
        ),
        false => String::new(),
    };
    let (because, state) = match (loan.stage, loan.work) {
        (Stage::CommitRefused, _) => (
            "A commit is refused, and the connection goes back with its transaction.",
            "the server has refused the commit, so the transaction is open",
        ),
        (Stage::CommitSent, _) => (
            "A connection goes back while its commit has no answer.",
            "commit was sent and has no answer, so the transaction may be open",
        ),
        (_, _) if dropped => (
            "When the future is dropped, a connection goes back with an open transaction.",
            "begin was sent, and nothing has ended the transaction",
        ),
        (_, Work::HasPanicked) => (
            "When the work panics, a connection goes back with an open transaction.",
            "begin was sent, and nothing has ended the transaction",
        ),
        (_, Work::HasFailed) => (
            "When the work fails, a connection goes back with an open transaction.",
            "begin was sent, and nothing has ended the transaction",
        ),
        _ => (
            "Your code gives a connection back with an open transaction.",
            "begin was sent, and nothing has ended the transaction",
        ),
    };
    let question = match (begun, dropped) {
        (true, true) => {
            "what is known of the transaction in the line where the future was dropped, and which line of yours runs then?"
        }
        (false, true) => {
            "which line says that the transaction is over, and what does the server say to it before that?"
        }
        _ => {
            "which ways lead out of your function, and what is done to the transaction on each of them?"
        }
    };
    Wrong::because(because)
        .expected(
            "before a connection goes back whose transaction may be open, roll_back_later is called: else the next user works inside of it.",
        )
        .seen(format!("{state}; the connection went back.{at}"))
        .picture(steps::drawn())
        .ask(question)
}

pub(super) fn rolled_back_after_commit() -> Wrong {
    Wrong::because("Your code rolls back a transaction that was committed.")
        .expected("a transaction whose commit has been answered with Ok is over: nothing is left to roll back.")
        .seen("commit was answered with Ok, and the connection went back with a note to roll it back.")
        .picture(steps::drawn())
        .ask("how does the line that rolls back know that the commit has come to a good end?")
}

pub(super) fn rolled_back_twice() -> Wrong {
    Wrong::because("Your code rolls back the same transaction twice.")
        .expected("roll_back_later is called once for a transaction.")
        .seen("roll_back_later was called, and had been called before.")
        .picture(steps::drawn())
        .ask("which of your lines roll back, and which of them run on the same way out?")
}

pub(super) fn begun_twice() -> Wrong {
    Wrong::because("Your code begins a transaction where there was one.")
        .expected("one begin, the work, and one commit on each connection that is taken.")
        .seen("begin was sent on a connection on which a begin had been sent.")
        .picture(steps::drawn())
        .ask("how often does your code begin, and on which connection?")
}

/// A request without an open transaction.
pub(super) fn outside(request: Request) -> Wrong {
    let because = match request {
        Request::Commit => "Your code commits where no transaction is open.",
        _ => "The work is done where no transaction is open.",
    };
    Wrong::because(because)
        .expected("the work is done, and committed, on a connection whose begin has been answered with Ok.")
        .seen(format!(
            "{} was sent, and the server had no open transaction on that connection.",
            request.name()
        ))
        .picture(steps::drawn())
        .ask("what has the server said by the time at which your code sends that?")
}

/// A request after the server has refused one.
pub(super) fn after_an_error(request: Request) -> Wrong {
    Wrong::because("Your code goes on after the server has refused a request.")
        .expected("the first error is the result, and nothing is sent after it.")
        .seen(format!(
            "the server had refused a request, and {} was sent after that.",
            request.name()
        ))
        .picture(steps::drawn())
        .ask("what does your code do with each of the three results?")
}

pub(super) fn failed_work() -> Wrong {
    Wrong::because("Your code commits work that has failed.")
        .expected("when the work gives an error, the transaction is rolled back.")
        .seen("the work gave an error, and commit was sent after that.")
        .picture(steps::drawn())
        .ask("what does your code do with an error of the work, and what does it do before that?")
}

pub(super) fn never_committed() -> Wrong {
    Wrong::because("Your code gives Ok, and nothing was committed.")
        .expected("Ok says that the server has committed the work.")
        .seen("it gave Ok, and no commit was answered with Ok.")
        .picture(steps::drawn())
        .ask("which request makes the work last, and does your code come to it?")
}

pub(super) fn too_early() -> Wrong {
    Wrong::because("Your code commits before the work is done.")
        .expected("commit is sent when the work has come to its end.")
        .seen("commit was sent, and the work had not come to its end.")
        .picture(steps::drawn())
        .ask("what does your code wait for before it commits?")
}

pub(super) fn not_given_back() -> Wrong {
    let at = match steps::was_dropped() {
        true => format!(
            "the future of your code was dropped {}, and its connection was not back in the pool.",
            steps::place_of_the_drop()
        ),
        false => {
            "your function has come to its end, and its connection was not back in the pool.".into()
        }
    };
    Wrong::because("A connection is not back in the pool when your code has ended.")
        .expected("it is back when the function has returned, or when its future was dropped, at the same instant.")
        .seen(at)
        .picture(steps::drawn())
        .ask("who owns the connection then, and until when?")
}

/// Compares what a transaction gives with its plan.
pub(super) fn compare(given: &Given, plan: Plan, number: usize) -> Result<(), Wrong> {
    let right = expected(plan, number);
    if *given == right {
        return Ok(());
    }
    let because = match (given, plan.fails) {
        (Ok(_), Some(Fails::Begin)) => "Your code gives Ok, though no transaction has begun.",
        (Ok(_), Some(Fails::Work)) => "Your code gives Ok, though the work has failed.",
        (_, Some(Fails::Panic)) => "Your code hides a panic of the work.",
        (Ok(_), Some(Fails::Commit)) => "Your code gives Ok, though the commit was refused.",
        (Ok(_), None) => "Your code gives another value than the work.",
        (Err(_), None) => "Your code gives an error, though nothing has failed.",
        (Err(_), Some(_)) => "Your code gives another error than the one that has come.",
    };
    let named = |given: &Given| match given {
        Ok(_) => "Ok",
        Err(_) => "an error",
    };
    Err(Wrong::because(because)
        .expected("Ok with the value of the work when commit was answered with Ok; otherwise the first error.")
        .seen(format!("it gave {}.", named(given)))
        .picture(steps::drawn())
        .ask("where do the three results come from that decide, and which of them does your code give back?"))
}

pub(super) fn late(at: Duration, due: Duration) -> Wrong {
    Wrong::because("Your code does not end when its last request is answered.")
        .expected(format!(
            "it takes a connection, begins, works and commits, and returns after {} of virtual time: {SENT}",
            duration(due)
        ))
        .seen(format!("it returned after {}.", duration(at)))
        .picture(steps::drawn())
        .ask("what does your code wait for beside the answers to its requests?")
}
