//! Checks that an async function has all its fetches on their way at the same time, on a clock that jumps.

use super::site::Site;
use super::unfinished::{
    ROWS, never_fetched, never_returned, refuse_dropped, refuse_early, refuse_late,
};
use super::{Document, Item, documents};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Call, Ran, drawn, one_after_the_other};
use drawing::duration;
use std::future::Future;
use std::time::Duration;

/// Checks the answer with an item for each of these delays in milliseconds: it asks for all of them at once, returns
/// in the moment in which the last document is there, and gives the documents in order.
pub fn check<F>(answer: impl FnOnce(Vec<Item>) -> F + Send + 'static, delays: &[u64])
where
    F: Future<Output = Vec<Document>>,
{
    let items = delays.len();
    let delays = delays.iter().copied().map(Duration::from_millis);
    let list = Site::open_async(delays.enumerate().collect());
    judge(virtual_time::run(move || answer(list)), items);
}

/// Remarks how many tasks the answer has started in the last check.
pub fn remark_tasks() {
    let (tasks, fetches) = (virtual_time::most_tasks(), virtual_time::calls().len());
    check_runner::remark::remark(match tasks {
        0 => format!("It starts no task of its own: the {fetches} fetches share the caller's."),
        1 => format!("It starts 1 task of its own for {fetches} fetches."),
        _ => format!("It has up to {tasks} tasks of its own for {fetches} fetches."),
    });
}

fn judge(ran: Ran<Vec<Document>>, items: usize) {
    let Ran { took, calls, .. } = ran;
    let documents = ran
        .end
        .unwrap_or_else(|never| never_returned(never, &calls, items));
    if calls.len() < items {
        never_fetched(&calls, items);
    }
    refuse_dropped(&calls, items);
    refuse_early(took, &calls, items);
    at_once(&calls, items);
    refuse_late(took, &calls);
    documents::compare(&documents, items, Some(&by_completion(&calls)));
}

/// The items in the order in which their documents came.
fn by_completion(calls: &[Call]) -> Vec<usize> {
    let mut ended: Vec<&Call> = calls.iter().filter(|call| call.end.is_some()).collect();
    ended.sort_by_key(|call| call.rank);
    ended.iter().map(|call| call.row).collect()
}

/// Refuses an answer that asks for some items later than for others.
fn at_once(calls: &[Call], items: usize) {
    let late = calls.iter().filter(|call| !call.start.is_zero()).count();
    if late == 0 {
        return;
    }
    let because = match one_after_the_other(calls, |_| true) {
        true => "Your code fetches the items one after the other.",
        false => "Your code asks for some items later than for others.",
    };
    let starts = calls.iter().map(|call| call.start);
    let first = starts.filter(|start| !start.is_zero()).min();
    let first = first.unwrap_or_default();
    refuse(
        Wrong::because(because)
            .expected("all items are asked for at once, so that all of them wait at the same time.")
            .seen(format!("asked for at once: {} of {items} items; the next one after {} of virtual time.", items - late, duration(first)))
            .picture(drawn(ROWS, calls))
            .ask("at the moment when the first item begins to wait, which line of yours asks for the others?"),
    )
}
