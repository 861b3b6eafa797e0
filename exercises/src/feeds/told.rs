//! What is told about an answer that loses items, keeps too many of them, or does one thing after the other.

use crate::explored::{fitting, of_all};
use crate::verdict::Wrong;
use interleave::{Exploration, Outcome};

/// What is wrong with a result: the headline, what was seen and expected, and the question.
#[derive(Debug)]
pub(super) struct Mistake {
    because: String,
    seen: String,
    expected: String,
    ask: &'static str,
}

/// A total that is not the sum.
pub(super) fn of_total(lines: &[u64], total: u64) -> Option<Mistake> {
    let sum: u64 = lines.iter().sum();
    let because = match total {
        total if total == sum => return None,
        total if total < sum => "The total is too small.",
        _ => "The total is too large.",
    };
    Some(Mistake {
        because: because.into(),
        seen: format!("the total is {total}"),
        expected: format!("{sum}, the sum of them."),
        ask: "which of the numbers that your threads send are added up, and how often?",
    })
}

/// A store that has not just the items of these feeds, those of each feed in their order.
pub(super) fn of_store(
    stored: &[(usize, u32)],
    items: &[u64],
    belongs: fn(usize) -> bool,
) -> Option<Mistake> {
    let feeds = (0..items.len()).filter(|feed| belongs(*feed));
    let wanted: u64 = feeds.clone().map(|feed| items[feed]).sum();
    let mistake = |because: &str, seen: String, ask| {
        Some(Mistake {
            because: because.into(),
            seen,
            expected: format!("all {wanted} items, those of one feed in their order."),
            ask,
        })
    };
    if let Some((feed, number)) = stored.iter().find(|(feed, _)| !belongs(*feed)) {
        return mistake(
            "A side gets back an item that it gave away itself.",
            format!("item {number} of side {} comes back to it", feed + 1),
            "which end of which channel does each side have?",
        );
    }
    let got = stored.len() as u64;
    if got < wanted {
        return mistake(
            "Items get lost.",
            format!("a store has {got} of {wanted} items at the end"),
            "after which item does your receiving loop end, and which are still to come then?",
        );
    }
    let in_order = |feed: usize| {
        let numbers = stored.iter().filter(|(of, _)| *of == feed);
        numbers.map(|(_, number)| number).is_sorted()
    };
    if feeds.clone().all(in_order) {
        return None;
    }
    mistake(
        "Items of one feed are stored in another order.",
        "an item overtakes one of the same feed".into(),
        "which threads have items of the same feed at the same time?",
    )
}

/// Refuses a run with a wrong result.
pub(super) fn wrong(mistake: Mistake, call: &str, outcome: &Outcome, found: &Exploration) -> ! {
    Wrong::because(mistake.because)
        .seen(format!(
            "{call}: {} in {}.",
            mistake.seen,
            of_all(outcome.interleavings, found)
        ))
        .expected(mistake.expected)
        .picture(simplest(outcome))
        .ask(mistake.ask)
        .refuse()
}

/// Refuses an answer whose threads never work at the same time.
pub(super) fn one_after_the_other(call: &str, most: usize, all: usize, found: &Exploration) -> ! {
    let most = match most {
        0 | 1 => "never two of them are at work at the same time".to_string(),
        more => format!("at most {more} of {all} are at work at the same time"),
    };
    Wrong::because("The work is done one part after the other.")
        .seen(format!("{call}: {most}, in {}.", of_orders(found)))
        .expected("in some order, all of them are at work at the same time.")
        .ask("when does your function start the second thread: before or after it waits for the first one?")
        .refuse()
}

/// Refuses an answer that has more items on their way than fit.
pub(super) fn too_many(
    call: &str,
    allowed: usize,
    most: usize,
    outcome: &Outcome,
    found: &Exploration,
) -> ! {
    Wrong::because("More items are on their way than the channel may hold.")
        .seen(format!(
            "{call}: {most} items have left a feed and are in no store yet, in {}.",
            of_all(outcome.interleavings, found)
        ))
        .expected(format!(
            "at most {allowed}: what fits into the channel, one that each reader waits to send, and one that has just been received."
        ))
        .ask("where do items wait, and what limits how many of them do?")
        .refuse()
}

/// Refuses an answer whose channel holds fewer items than it may.
pub(super) fn too_few(call: &str, capacity: usize, most: usize, orders: &str) -> ! {
    Wrong::because("Fewer items can be on their way than the channel may hold.")
        .seen(format!(
            "{call}: at most {most} items have left a feed and are in no store yet, in {orders}."
        ))
        .expected(format!(
            "{} in some order: {capacity} in the channel, and one that waits to be sent.",
            capacity + 1
        ))
        .ask("with which capacity do you make the channel, and what does each thread wait for between two items?")
        .refuse()
}

/// Refuses an answer that passes nothing from thread to thread.
pub(super) fn not_passed_on(call: &str, outcome: &Outcome, found: &Exploration) -> ! {
    Wrong::because("A thread stores an item that it has taken out of the feed itself.")
        .seen(format!(
            "{call}: this happens in {}.",
            of_all(outcome.interleavings, found)
        ))
        .expected("one thread reads a feed, and another one stores what it has received.")
        .ask("which thread reads which feed in your function, and which one stores?")
        .refuse()
}

/// The orders that an exploration has covered.
pub(super) fn of_orders(found: &Exploration) -> String {
    match found.is_complete() {
        true => "every order of the steps".into(),
        false => format!("{} orders that were tried", found.interleavings),
    }
}

fn simplest(outcome: &Outcome) -> String {
    let trace = outcome.trace.as_ref();
    trace.map_or_else(String::new, |trace| {
        fitting("The simplest such run:", trace)
    })
}
