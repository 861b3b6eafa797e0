//! What is told of connections that are too many, and of requests that are sent late.

use super::server::{Connection, connects, requests};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{Call, drawn_in_two, one_after_the_other};
use drawing::duration;
use std::time::Duration;

/// So many rows of a picture show what there is to see.
const ROWS: usize = 6;

/// Refuses more than one connection.
pub fn refuse_connections(open: &[Connection], calls: &[Call], pages: usize) {
    if open.len() < 2 {
        return;
    }
    let used = open.iter().filter(|one| one.requests > 0).count();
    let because = match open.len() == pages && used == pages {
        true => "Your code opens a connection for each request.",
        false => "Your code opens several connections, where one is enough.",
    };
    let connects = connects(calls);
    let first_end = connects.iter().filter_map(|call| call.end).min();
    let all_before = connects
        .iter()
        .all(|call| first_end.is_none_or(|end| call.start < end));
    let question = match all_before {
        true => {
            "when the second connection was opened, the first one was still being opened. Who could have waited for that one?"
        }
        false => {
            "when the second connection was opened, a client was there already. How can whoever needs it get at it?"
        }
    };
    refuse(
        Wrong::because(because)
            .expected("one client, made once; all requests use it, or clones of it.")
            .seen(format!(
                "requests sent: {} of {pages}. Connections that the server was asked for: {}, of which {used} have carried a request.",
                requests(calls).len(),
                open.len()
            ))
            .picture(picture(calls))
            .ask(question),
    )
}

/// Refuses a connect that begins late, requests that are sent later than they could, and pages that nobody fetches.
pub fn refuse_late_requests(calls: &[Call]) {
    let (connects, sent) = (connects(calls), requests(calls));
    let Some(connect) = connects.first() else {
        return;
    };
    let there = connect.end.unwrap_or_default();
    let first_late = sent
        .iter()
        .map(|call| call.start)
        .filter(|at| *at > there)
        .min();
    let polled_late = sent.iter().find(|call| call.end > Some(call.due()));
    let wrong = if !connect.start.is_zero() {
        Wrong::because("Your code does something else before it connects.")
            .seen(format!(
                "it connects after {} of virtual time.",
                duration(connect.start)
            ))
            .ask("what does your function wait for before it has a client?")
    } else if there > connect.due() {
        Wrong::because("Your code does not poll a connect that is done.")
            .seen(told_late("the connection", connect.due(), there))
            .ask("which `.await` of yours waits at that instant?")
    } else if let Some(late) = first_late {
        let at_once = sent.iter().filter(|call| call.start == there).count();
        let because = match one_after_the_other(&sent, |_| true) {
            true => "Your code sends one request after the other.",
            false => "Your code sends some requests later than others.",
        };
        Wrong::because(because)
            .seen(format!(
                "the connection was there after {} of virtual time. Sent at that instant: {at_once} of {} requests; the next one after {}.",
                duration(there),
                sent.len(),
                duration(late)
            ))
            .ask("what must a request have before it can be sent, and who has that while another request waits for its page?")
    } else if let Some(late) = polled_late {
        Wrong::because("Your code does not poll a request whose page is there.")
            .seen(told_late("a page", late.due(), late.end.unwrap_or_default()))
            .ask("which `.await` of yours waits at that instant, and which requests are polled by it?")
    } else {
        return;
    };
    refuse(
        wrong
            .expected("it connects at once, sends all requests at the instant at which the connection is there, and takes each page when it comes.")
            .picture(picture(calls)),
    )
}

fn told_late(what: &str, due: Duration, end: Duration) -> String {
    format!(
        "{what} could have been there after {} of virtual time, and was polled after {}.",
        duration(due),
        duration(end)
    )
}

/// The first connects, and below them the first requests.
fn picture(calls: &[Call]) -> String {
    let connects = connects(calls);
    let above = connects.len().min(ROWS);
    let below = requests(calls).into_iter().map(|call| Call {
        row: above + call.row,
        ..call
    });
    let mut rows: Vec<Call> = connects.iter().take(ROWS).cloned().collect();
    rows.extend(below.filter(|call| call.row < above + ROWS));
    let title = match above {
        1 => "In the first row █ stands for the connect, below ░ for requests:".to_string(),
        above => format!("In the first {above} rows █ stands for connects, below ░ for requests:"),
    };
    drawn_in_two(&title, &rows)
}
