//! What is told of async answers that do not bring their fetches to an end, or go on after them.

use super::site::{SITE, Site};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{Call, Never, Work, ended, in_flight};
use drawing::duration;
use std::time::Duration;

/// The legend of a timeline of fetches.
pub(super) const ROWS: &str = "A row for each item, ░ while it waits for its document:";

/// Refuses an answer that has returned without fetching everything.
pub(super) fn never_fetched(calls: &[Call], items: usize) -> ! {
    let begun = calls.len();
    let called = SITE.look(|site: &Site| site.calls);
    let wrong = if called == 0 {
        Wrong::because("Your code returns before it has called `fetch`.")
            .seen("the function returned, and no call of `fetch` had been reached.")
            .ask("which of your lines calls it, and who polls the future that this line is in?")
    } else if called >= items {
        Wrong::because("Your code returns before all futures of `fetch` have been polled.")
            .seen(format!(
                "{called} futures were made, and {begun} of them had begun when it returned."
            ))
            .ask("what happens to a future that nobody awaits?")
    } else {
        let seen = format!("{begun} of {items} items were fetched");
        Wrong::because("Your code does not fetch every item.")
            .seen(match SITE.look(Site::first_missing) {
                Some(missing) => {
                    format!("{seen}; item {missing} is the first one that was not.")
                }
                None => format!("{seen}."),
            })
            .ask("which items does your function leave out?")
    };
    refuse(wrong.expected("every item is fetched once."))
}

/// Refuses an answer that never returns.
pub(super) fn never_returned(never: Never, calls: &[Call], items: usize) -> ! {
    refuse_dropped(calls, items);
    let (begun, ended) = (calls.len(), ended(calls));
    never.refuse(
        Work::FETCH,
        (ended == items).then_some("every document has come"),
        &format!("of {items} fetches {begun} had begun and {ended} had their documents"),
        "it returns in the moment in which the last document is there.",
    )
}

/// Refuses an answer that has given up a fetch.
pub(super) fn refuse_dropped(calls: &[Call], items: usize) {
    let dropped = calls.iter().filter(|call| call.dropped).count();
    if dropped > 0 {
        refuse(
            Wrong::because("Your code drops a fetch before its document is there.")
                .expected("every fetch is polled until it has its document.")
                .seen(format!(
                    "{dropped} of {items} fetches had begun and were dropped while they waited."
                ))
                .ask("what happens to a future that has begun when its owner goes out of scope?"),
        );
    }
}

/// Refuses an answer that has returned while fetches were on their way.
pub(super) fn refuse_early(took: Duration, calls: &[Call], items: usize) {
    let waiting = in_flight(calls);
    if waiting > 0 {
        refuse(Wrong::because("Your code returns before every document is there.")
            .expected("it returns in the moment in which the last document is there.")
            .seen(format!("when it returned after {}, {waiting} of {items} fetches had not brought a document yet.", duration(took)))
            .ask("what in your function waits for the fetches themselves, however long they take?"));
    }
}

/// Refuses an answer that has returned later than the last document came.
pub(super) fn refuse_late(took: Duration, calls: &[Call]) {
    let last = calls.iter().filter_map(|call| call.end).max();
    let last = last.unwrap_or_default();
    if took > last {
        refuse(Wrong::because("Your code waits on after the last document has come.")
            .expected("it returns in the moment in which the last document is there.")
            .seen(format!("the last document was there after {} of virtual time, and the function returned after {}.", duration(last), duration(took)))
            .ask("what does your function wait for besides its fetches?"));
    }
}
