//! What is told of streams that are not lazy, or not whole.

use super::reader::Given;
use super::{Reader, Record, Source, failure, record, sources};
use crate::verdict::Wrong;
use crate::virtual_time::{Call, drawn};
use drawing::duration;
use std::time::Duration;

const ROWS: &str = "A row for each page, ░ while its request is on its way:";
const LAZY: &str = "a page is asked for only while somebody waits for a record, and no record of an earlier page is left.";

pub(super) fn foreign_cursor() -> Wrong {
    Wrong::because("Your code asks a source with a cursor of another one.")
        .expected("each page is asked for with the cursor that the page before it brought.")
        .seen("a source was asked for a page with a cursor that none of its pages has.")
        .ask("where does your stream keep its cursor, and who else uses that place?")
}

pub(super) fn asked_twice(page: usize, failed: bool) -> Wrong {
    let wrong = match failed {
        true => Wrong::because("Your code asks again for a page that did not come.").ask(
            "what is left to do after an error, and how does your stream know that it is over?",
        ),
        false => Wrong::because("Your code asks for the same page twice.")
            .ask("where does your stream keep what it knows while nobody polls it: the cursor, and the request that is under way?"),
    };
    wrong
        .expected("every page is asked for once.")
        .seen(format!(
            "page {page} was asked for, and had been asked for before."
        ))
}

/// A request while nobody waits.
pub(super) fn unwanted(page: usize, reader: Reader) -> Wrong {
    let (because, seen) = match reader {
        Reader::HasNotBegun => (
            "Your code asks for a page before anybody waits for a record.",
            "the stream had not been polled yet",
        ),
        Reader::Waits | Reader::Works => (
            "Your code asks for a page while nobody waits for a record.",
            "the reader was busy with something else, and did not wait",
        ),
        Reader::IsGone => (
            "Your code asks for a page after its stream was dropped.",
            "the stream had been dropped",
        ),
    };
    Wrong::because(because)
        .expected(LAZY)
        .seen(format!("page {page} was asked for; {seen}."))
        .ask("who polls the request: the poll of your stream, or somebody else?")
}

/// More requests than records needed.
pub(super) fn too_many(made: usize, needed: usize, calls: &[Call]) -> Wrong {
    Wrong::because("Your code asks for a page before its records are wanted.")
        .expected(LAZY)
        .seen(format!(
            "{made} requests had been made when the reader had its record, or the end; {needed} would have done."
        ))
        .picture(drawn(ROWS, calls))
        .ask("when a page is there, what does your stream do before it gives its first record, and after its last one?")
}

/// A request that was given up.
pub(super) fn given_up(calls: &[Call]) -> Wrong {
    let page = calls.iter().find(|call| call.dropped);
    Wrong::because("Your code drops a request that is under way.")
        .expected("a request that has begun goes on to be used, also when the reader gives up waiting and comes back later.")
        .seen(format!(
            "the request of page {} had begun, and was dropped before the page came.",
            page.map_or(0, |call| call.row)
        ))
        .ask("which value holds the request between two polls of your stream?")
}

/// A request that outlives its stream.
pub(super) fn left_behind() -> Wrong {
    Wrong::because("Your code leaves a request behind when its stream is dropped.")
        .expected("when a stream is dropped, its request is dropped too, and no task is left.")
        .seen("the reader dropped the stream while a page was on its way, and the request went on.")
        .ask("who owns the request: the stream, or a task that does not know of it?")
}

/// Something before it could be there.
pub(super) fn too_early(given: &Given, calls: &[Call]) -> Wrong {
    let source = Source(calls.last().map_or(0, |call| call.stage));
    match given {
        None => ended(source, calls),
        Some(_) => Wrong::because("Your code gives a record before its page is there.")
            .expected("while the page is on its way, the stream is pending.")
            .seen("the stream gave something, and no page had come that holds it.")
            .ask("where does that record come from?"),
    }
}

/// Something later than it could be there.
pub(super) fn late(at: Duration, now: Duration, calls: &[Call]) -> Wrong {
    Wrong::because("Your code gives a record, or its end, later than it is known.")
        .expected("a record comes at the instant at which its page is there, and the end at once after the last record.")
        .seen(format!(
            "it was known after {} of virtual time, and came after {}.",
            duration(at),
            duration(now)
        ))
        .picture(drawn(ROWS, calls))
        .ask("what does your stream wait for besides the request?")
}

/// Something else than what was expected.
pub(super) fn other(given: &Given, expected: &Given, source: Source, calls: &[Call]) -> Wrong {
    let (given, wanted) = match (given, expected) {
        (None, _) => return ended(source, calls),
        (Some(given), None) => return goes_on(given, source, calls),
        (Some(given), Some(wanted)) => (given, wanted),
    };
    let wanted = match wanted {
        Ok(wanted) => position(wanted, source),
        Err(_) => Some("an error".into()),
    };
    let given = match given {
        Ok(record) => position(record, source),
        Err(error) => {
            let mut pages = 0..sources()[source.0].plan.len();
            let real = pages.any(|page| failure(source, page) == *error);
            real.then(|| "an error".into())
        }
    };
    let because = match given {
        Some(_) => "Your code gives something else than the next record.",
        None => "Your code gives a record or an error that no request has brought.",
    };
    Wrong::because(because)
        .expected("the records of each page in their order, page after page, and at last an error if a page does not come.")
        .seen(format!(
            "{} came, and {} was next.",
            given.unwrap_or_else(|| "something that no request has brought".into()),
            wanted.unwrap_or_default()
        ))
        .ask("what does your stream do with the records of a page, from the first to the last?")
}

/// Which record it is.
fn position(of: &Record, source: Source) -> Option<String> {
    let sources = sources();
    let plan = sources[source.0].plan.iter().enumerate();
    let mut all =
        plan.flat_map(|(page, plan)| (0..plan.records.unwrap_or(0)).map(move |at| (page, at)));
    let (page, at) = all.find(|(page, at)| record(source, *page, *at) == *of)?;
    Some(format!("record {at} of page {page}"))
}

/// The end, though more is to come.
fn ended(source: Source, calls: &[Call]) -> Wrong {
    let last = calls.last().map(|call| call.row);
    let records = last.map(|page| sources()[source.0].plan[page].records);
    let because = match records {
        None => "Your code ends before it has asked for a page.",
        Some(None) => "Your code hides that a page did not come.",
        Some(Some(0)) => "Your code ends after an empty page, though more is to come.",
        Some(Some(_)) => "Your code ends before the last record.",
    };
    Wrong::because(because)
        .expected(
            "the stream ends after the last record of a page without a cursor, or after an error.",
        )
        .seen(match last {
            Some(page) => format!(
                "page {page} was the last one that was asked for; then the stream was at its end."
            ),
            None => "no page was asked for; then the stream was at its end.".into(),
        })
        .ask("how does your stream find out that nothing more comes?")
}

/// More, though nothing is to come.
fn goes_on(given: &Result<Record, super::Unavailable>, source: Source, calls: &[Call]) -> Wrong {
    let last = calls.last().map_or(0, |call| call.row);
    let failed = sources()[source.0].plan[last].records.is_none();
    let because = match failed {
        true => "Your code goes on after an error.",
        false => "Your code goes on after the last record.",
    };
    let what = match given {
        Ok(_) => "another record",
        Err(_) => "an error",
    };
    Wrong::because(because)
        .expected(
            "the stream ends after the last record of a page without a cursor, or after an error.",
        )
        .seen(format!("{what} came, and nothing was left."))
        .ask("what does your stream note when it has given the last record or an error?")
}
