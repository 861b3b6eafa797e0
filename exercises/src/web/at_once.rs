//! Checks that an async function has all its fetches on their way at the same time, on a clock that jumps.

use super::site::{Mode, SITE, Site};
use super::{Document, Item, documents};
use crate::board::Found;
use crate::running::{Running, refuse};
use crate::verdict::Wrong;
use drawing::{Style, duration, timeline};
use instruments::trace::{Kind, Span, Timeline};
use std::future::Future;
use std::thread;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::{Instant, timeout};

/// Virtual time after which a function that has not returned never does: longer than any delay or time-out.
const LIMIT: Duration = Duration::from_secs(1_000 * 24 * 60 * 60);

/// How a run ended.
struct Ended {
    /// `None` if it never returned.
    documents: Option<Vec<Document>>,
    took: Duration,
    /// Fetches that had no document at that moment: abandoned by the answer, and others.
    dropped: usize,
    waiting: usize,
}

/// Checks the answer with an item for each of these delays in milliseconds: it asks for all of them at once, returns
/// in the moment in which the last document is there, and gives the documents in order.
pub fn check<F>(answer: impl FnOnce(Vec<Item>) -> F + Send + 'static, delays: &[u64])
where
    F: Future<Output = Vec<Document>>,
{
    let items = delays.len();
    let delays: Vec<Duration> = delays.iter().copied().map(Duration::from_millis).collect();
    Site::open(Mode::Closed, 0);
    let running = Running::start(
        move || run(answer, delays),
        || SITE.change(|site| site.returned = true),
    );
    let found = SITE.until(|site| site.fault.is_some() || site.returned);
    if let Some(fault) = SITE.change(|site| site.fault.take()) {
        refuse(fault);
    }
    if found != Found::Met {
        SITE.look(|site| stuck(found, site, items));
    }
    let ended = running.result();
    SITE.look(|site| judge(&ended, site, items));
}

/// Runs the answer on one thread with tokio's paused clock: when every task waits, it moves to the next timer at once.
fn run<F>(answer: impl FnOnce(Vec<Item>) -> F, delays: Vec<Duration>) -> Ended
where
    F: Future<Output = Vec<Document>>,
{
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime with a timer alone needs nothing from the system");
    runtime.block_on(async {
        let (items, start) = (delays.len(), Instant::now());
        let runtime = thread::current().id();
        let items = Site::open(
            Mode::Async {
                delays,
                start,
                runtime,
            },
            items,
        );
        let documents = timeout(LIMIT, answer(items)).await.ok();
        let took = start.elapsed();
        SITE.look(|site| {
            let dropped = site.visits.iter().filter(|visit| visit.dropped).count();
            Ended {
                documents,
                took,
                dropped,
                waiting: site.in_flight() - dropped,
            }
        })
    })
}

fn judge(ended: &Ended, site: &Site, items: usize) {
    let begun = site.visits.len();
    let Some(documents) = &ended.documents else {
        never_returned(site, items)
    };
    if begun < items {
        never_fetched(site, items);
    }
    if ended.dropped > 0 {
        refuse(
            Wrong::because("Your code drops a fetch before its document is there.")
                .expected("every fetch is polled until it has its document.")
                .seen(format!(
                    "{} of {items} fetches had begun and were dropped while they waited.",
                    ended.dropped
                ))
                .ask("what happens to a future that has begun when its owner goes out of scope?"),
        );
    }
    if ended.waiting > 0 {
        refuse(Wrong::because("Your code returns before every document is there.")
            .expected("it returns in the moment in which the last document is there.")
            .seen(format!("when it returned after {}, {} of {items} fetches had not brought a document yet.", duration(ended.took), ended.waiting))
            .ask("what in your function waits for the fetches themselves, however long they take?"));
    }
    at_once(site, items);
    let last = site
        .visits
        .iter()
        .filter_map(|visit| visit.end)
        .max()
        .unwrap_or_default();
    if ended.took > last {
        refuse(Wrong::because("Your code waits on after the last document has come.")
            .expected("it returns in the moment in which the last document is there.")
            .seen(format!("the last document was there after {} of virtual time, and the function returned after {}.", duration(last), duration(ended.took)))
            .ask("what does your function wait for besides its fetches?"));
    }
    documents::compare(documents, items, Some(&site.by_completion()));
}

/// Refuses an answer that asks for some items later than for others.
fn at_once(site: &Site, items: usize) {
    let late = site
        .visits
        .iter()
        .filter(|visit| !visit.start.is_zero())
        .count();
    if late == 0 {
        return;
    }
    let mut visits: Vec<_> = site.visits.iter().collect();
    visits.sort_by_key(|visit| (visit.start, visit.end));
    let in_turn = visits
        .windows(2)
        .all(|pair| pair[0].end == Some(pair[1].start));
    let because = match in_turn {
        true => "Your code fetches the items one after the other.",
        false => "Your code asks for some items later than for others.",
    };
    let first = visits.iter().find(|visit| !visit.start.is_zero());
    let first = first.map_or(Duration::ZERO, |visit| visit.start);
    refuse(
        Wrong::because(because)
            .expected("all items are asked for at once, so that all of them wait at the same time.")
            .seen(format!("asked for at once: {} of {items} items; the next one after {} of virtual time.", items - late, duration(first)))
            .picture(drawn(site))
            .ask("at the moment when the first item begins to wait, which line of yours asks for the others?"),
    )
}

fn never_fetched(site: &Site, items: usize) -> ! {
    let begun = site.visits.len();
    let wrong = if site.calls == 0 {
        Wrong::because("Your code returns before it has called `fetch`.")
            .seen("the function returned, and no call of `fetch` had been reached.")
            .ask("which of your lines calls it, and who polls the future that this line is in?")
    } else if site.calls >= items {
        Wrong::because("Your code returns before all futures of `fetch` have been polled.")
            .seen(format!(
                "{} futures were made, and {begun} of them had begun when it returned.",
                site.calls
            ))
            .ask("what happens to a future that nobody awaits?")
    } else {
        let visited = |id: &usize| site.visits.iter().any(|visit| visit.item == *id);
        let missing = (0..items).find(|id| !visited(id)).unwrap_or(0);
        Wrong::because("Your code does not fetch every item.")
            .seen(format!("{begun} of {items} items were fetched; item {missing} is the first one that was not."))
            .ask("which items does your function leave out?")
    };
    refuse(wrong.expected("every item is fetched once."))
}

fn never_returned(site: &Site, items: usize) -> ! {
    let (begun, ended) = (site.visits.len(), site.ended());
    let because = match ended == items {
        true => "Your code never returns, though every document has come.",
        false => "Your code never returns: it waits for something that does not come.",
    };
    refuse(Wrong::because(because)
        .expected("it returns in the moment in which the last document is there.")
        .seen(format!("of {items} fetches {begun} had begun and {ended} had their documents; then every task waited, and nothing was left that could wake one."))
        .ask("which `.await` is it that never ends, and who was to wake it?"))
}

/// Refuses an answer that keeps its thread and does not come back.
fn stuck(found: Found, site: &Site, items: usize) -> ! {
    let (begun, ended) = (site.visits.len(), site.ended());
    let (because, question) = match found {
        Found::Spinning => (
            "Your code never returns, and computes all the while.",
            "what does your loop look at again and again, and who could change it while the loop runs?",
        ),
        Found::Met | Found::Still => (
            "Your code blocks a thread and never returns.",
            "which call of yours waits without an `.await`, and who was to bring what it waits for?",
        ),
    };
    refuse(Wrong::because(because)
        .expected("while the fetches wait, the runtime's thread is free, and a document that comes wakes the function.")
        .seen(format!("of {items} fetches {begun} had begun and {ended} had their documents; then {}.", found.told()))
        .ask(question))
}

/// The visits as a timeline.
fn drawn(site: &Site) -> String {
    let end = |visit: &super::site::Visit| visit.end.unwrap_or(visit.start);
    let mut spans: Vec<Span> = site
        .visits
        .iter()
        .map(|visit| Span {
            item: visit.item,
            kind: Kind::Waiting,
            start: visit.start,
            end: end(visit),
            thread: 0,
            ended_on: 0,
        })
        .collect();
    spans.sort_by_key(|span| (span.item, span.start));
    let style = Style {
        width: 72,
        ..Style::PLAIN
    };
    let timeline = Timeline {
        total: site.visits.iter().map(end).max().unwrap_or_default(),
        threads: vec!["1".into()],
        spans,
        marks: Vec::new(),
    };
    timeline::text(
        "A row for each item, ░ while it waits for its document:",
        &timeline,
        style,
    )
}
