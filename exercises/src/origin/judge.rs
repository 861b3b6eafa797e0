//! Checks that all requests of a call share one connection, at the same time.

use super::server::{self, Connection, REQUEST, connections, page, requests};
use super::{Page, told};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Call, Ran, counted, ended, in_flight, refuse_tasks_left};
use drawing::duration;
use std::future::Future;
use std::time::Duration;

/// Checks the answer with these paths, and how long a request for each takes; connecting takes `handshake` milliseconds.
pub fn check<F>(
    answer: impl FnOnce(Vec<u32>) -> F + Send + 'static,
    entries: &[(u32, u64)],
    handshake: u64,
) where
    F: Future<Output = Vec<Page>>,
{
    let lasts = |(path, millis): &(u32, u64)| (*path, Duration::from_millis(*millis));
    let entries: Vec<(u32, Duration)> = entries.iter().map(lasts).collect();
    server::open(&entries, Duration::from_millis(handshake));
    let list: Vec<u32> = entries.iter().map(|(path, _)| *path).collect();
    let paths = list.clone();
    let ran = virtual_time::run(move || async move {
        let pages = counted(answer(paths)).await;
        // What was aborted ends now.
        virtual_time::let_others_run().await;
        (pages, connections())
    });
    judge(ran, &list);
}

fn judge(ran: Ran<(Vec<Page>, Vec<Connection>)>, list: &[u32]) {
    let Ran { took, calls, .. } = ran;
    let sent = requests(&calls);
    let (pages, open) = ran.end.unwrap_or_else(|never| {
        // A client that nobody else may have is found by what it does to the others.
        told::refuse_connections(&connections(), &calls, list.len());
        never.refuse(
            REQUEST,
            (ended(&sent) == list.len()).then_some("every page has come"),
            &format!(
                "of {} requests {} had been sent and {} had their pages; connections: {}",
                list.len(),
                sent.len(),
                ended(&sent),
                connections().len()
            ),
            "it returns in the moment in which the last page is there.",
        )
    });
    told::refuse_connections(&open, &calls, list.len());
    refuse_given_up(&sent, took);
    refuse_missing(&sent, list.len());
    told::refuse_late_requests(&calls);
    compare(&pages, list, &sent);
    refuse_left_open(&open, took);
    let last = calls.iter().filter_map(|call| call.end).max();
    refuse_late(took, last.unwrap_or_default());
    refuse_tasks_left(ran.tasks);
}

/// Refuses requests that were dropped, or that go on after the answer has returned.
fn refuse_given_up(sent: &[Call], took: Duration) {
    let dropped = sent.iter().filter(|call| call.dropped).count();
    let (because, seen) = match (dropped, in_flight(sent)) {
        (0, 0) => return,
        (0, waiting) => (
            "Your code returns before every page is there.",
            format!(
                "when it returned after {}, {waiting} of {} requests were still under way.",
                duration(took),
                sent.len()
            ),
        ),
        (dropped, _) => (
            "Your code drops a request before its page is there.",
            format!(
                "{dropped} of {} requests had begun and were dropped.",
                sent.len()
            ),
        ),
    };
    refuse(
        Wrong::because(because)
            .expected("it returns in the moment in which the last page is there.")
            .seen(seen)
            .ask("who waits for each request until its page is there?"),
    )
}

fn refuse_missing(sent: &[Call], pages: usize) {
    if sent.len() < pages {
        refuse(
            Wrong::because("Your code does not ask for every page.")
                .expected("one request for each entry of the list.")
                .seen(format!(
                    "it returned, and {} of {pages} requests had been sent.",
                    sent.len()
                ))
                .ask("which requests does your function leave out, or never poll?"),
        );
    }
}

/// Refuses an answer that has not closed its connection.
fn refuse_left_open(open: &[Connection], took: Duration) {
    let left = open.iter().filter(|one| one.closed.is_none()).count();
    if left > 0 {
        refuse(
            Wrong::because("Your code leaves its connection open.")
                .expected("the client and all its clones are dropped when the function returns: this closes the connection.")
                .seen(format!(
                    "it returned after {} of virtual time, and connections that it had opened and not closed: {left}.",
                    duration(took)
                ))
                .ask("who owns the client and each of its clones, and which of them lives on?"),
        );
    }
}

fn refuse_late(took: Duration, last: Duration) {
    if took > last {
        refuse(
            Wrong::because("Your code waits on after the last page has come.")
                .expected("it returns in the moment in which the last page is there.")
                .seen(format!(
                    "the last page was there after {} of virtual time, and the function returned after {}.",
                    duration(last),
                    duration(took)
                ))
                .ask("what does your function wait for besides its requests?"),
        );
    }
}

/// Refuses other pages than the requests have brought, or another order.
fn compare(pages: &[Page], list: &[u32], sent: &[Call]) {
    let right = |(given, path): (&Page, &u32)| *given == page(*path);
    if pages.len() == list.len() && pages.iter().zip(list).all(right) {
        return;
    }
    let foreign = pages
        .iter()
        .find(|one| !list.contains(&one.path) || **one != page(one.path));
    let paths: Vec<u32> = pages.iter().map(|page| page.path).collect();
    let mut sorted = [paths.clone(), list.to_vec()];
    sorted.iter_mut().for_each(|paths| paths.sort_unstable());
    let (because, seen) = if let Some(foreign) = foreign {
        (
            "Your code returns a page that no request has brought.",
            format!(
                "a page of the result has the path {}, and no request has brought it like this.",
                foreign.path
            ),
        )
    } else if sorted[0] != sorted[1] {
        (
            "Your code does not return one page for each entry of the list.",
            format!("{} pages for a list of {} paths.", pages.len(), list.len()),
        )
    } else {
        let mut came = sent.to_vec();
        came.sort_by_key(|call| call.rank);
        let came = came
            .iter()
            .map(|call| list[call.row])
            .eq(paths.iter().copied());
        let at = paths.iter().zip(list).position(|(one, other)| one != other);
        let at = at.unwrap_or_default();
        (
            match came {
                true => "Your code returns the pages in the order in which they came.",
                false => "Your code returns the pages in another order than the paths.",
            },
            format!(
                "entry {at} of the list is the path {}, and entry {at} of the result is the page of {}.",
                list[at], paths[at]
            ),
        )
    };
    refuse(
        Wrong::because(because)
            .expected("the pages as the requests bring them, in the order of the list.")
            .seen(seen)
            .ask("what becomes of each page on its way into the result?"),
    )
}
