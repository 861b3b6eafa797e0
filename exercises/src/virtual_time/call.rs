//! A call that lasts as long as the check wants: when it began and ended, and beside how many others.

use super::{NOW, Now, costs, refused};
use crate::verdict::Wrong;
use std::future::poll_fn;
use std::pin::pin;
use std::thread;
use std::time::Duration;

/// One call that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What it belongs to: an item, a user, a source, a job.
    pub row: usize,
    /// Which of the row's calls it is, as the check counts them.
    pub stage: usize,
    /// When it was first polled.
    pub start: Duration,
    /// How long it lasts.
    pub lasts: Duration,
    /// When it was polled and was ready; `None` while it lasts.
    pub end: Option<Duration>,
    /// How many calls had ended earlier.
    pub rank: Option<usize>,
    /// Whether its future was dropped before it was ready.
    pub dropped: bool,
    /// How many calls were under way when it began.
    pub beside: usize,
}

impl Call {
    /// When it could end.
    pub fn due(&self) -> Duration {
        self.start + self.lasts
    }

    /// Whether somebody still waits for it.
    pub fn is_under_way(&self) -> bool {
        self.end.is_none() && !self.dropped
    }
}

/// How many of the calls are under way.
pub fn in_flight(calls: &[Call]) -> usize {
    calls.iter().filter(|call| call.is_under_way()).count()
}

/// How many of the calls have brought what they were made for.
pub fn ended(calls: &[Call]) -> usize {
    calls.iter().filter(|call| call.end.is_some()).count()
}

/// Whether each of these calls began only when the one before had ended, and at the instant at which some call ended.
pub fn one_after_the_other(calls: &[Call], these: impl Fn(&Call) -> bool) -> bool {
    let mut some: Vec<&Call> = calls.iter().filter(|call| these(call)).collect();
    some.sort_by_key(|call| (call.start, call.end));
    let ends_there = |at| calls.iter().any(|call| call.end == Some(at));
    let waits = |pair: &[&Call]| {
        pair[0].end.is_some_and(|end| end <= pair[1].start) && ends_there(pair[1].start)
    };
    some.len() > 1 && some.windows(2).all(waits)
}

/// An instant at which fewer calls are under way than allowed, although some have not begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The instant.
    pub at: Duration,
    /// How many are under way then.
    pub on_their_way: usize,
    /// How many have not begun.
    pub left: usize,
    /// How many have ended.
    pub ended: usize,
}

/// The first instant at which fewer than `limit` calls are under way, although some begin later.
pub fn gap(calls: &[Call], limit: usize) -> Option<Gap> {
    let end = |call: &Call| call.end.unwrap_or(call.due());
    let mut instants: Vec<Duration> = calls.iter().flat_map(|c| [c.start, end(c)]).collect();
    instants.push(Duration::ZERO);
    instants.sort_unstable();
    instants.dedup();
    let count = |holds: &dyn Fn(&Call) -> bool| calls.iter().filter(|call| holds(call)).count();
    let seen = |at| Gap {
        at,
        on_their_way: count(&|call| call.start <= at && end(call) > at),
        left: count(&|call| call.start > at),
        ended: count(&|call| end(call) <= at),
    };
    let mut seen = instants.into_iter().map(seen);
    seen.find(|gap| gap.left > 0 && gap.on_their_way < limit)
}

/// What a call is to the learner.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    /// What an answer does that makes such calls, e.g. `fetches`.
    pub does: &'static str,
    /// What they are, e.g. `fetches`.
    pub many: &'static str,
    /// What one of them is, e.g. `a fetch`.
    pub one: &'static str,
    /// What one of them brings, e.g. `a document`.
    pub result: &'static str,
    /// What an answer does not do that hangs, e.g. `returns`.
    pub never: &'static str,
}

impl Work {
    /// Requests of documents.
    pub const FETCH: Work = Work {
        does: "fetches",
        many: "fetches",
        one: "a fetch",
        result: "a document",
        never: "returns",
    };

    /// Jobs, whatever they do.
    pub const JOB: Work = Work {
        does: "runs jobs",
        many: "jobs",
        one: "a job",
        result: "an outcome",
        never: "returns",
    };

    /// Requests of pages, one after the other.
    pub const PAGE: Work = Work {
        does: "asks for pages",
        many: "requests",
        one: "a request",
        result: "a page",
        never: "gives the next record",
    };
}

/// A call that has begun; whoever drops it early gives it up.
struct UnderWay {
    run: usize,
    call: usize,
}

/// Lasts as long as `lasts`. One that begins on another thread than the run's is a fault, and never goes on.
pub async fn pass(work: Work, row: usize, stage: usize, lasts: Duration) {
    let begun = NOW.change(|now| now.begin(row, stage, lasts));
    match begun {
        Begun::Outside => {}
        Begun::Elsewhere => refused(elsewhere(work)).await,
        Begun::Here(under_way) => {
            let mut lasts = pin!(tokio::time::sleep(lasts));
            poll_fn(|context| {
                costs::call_is_polled();
                lasts.as_mut().poll(context)
            })
            .await;
            under_way.end();
        }
    }
}

/// The fault of a call that begins on another thread than the run's.
pub fn on_another_thread(work: Work) -> Option<Wrong> {
    let runtime = NOW.look(|now| now.begun)?.1;
    (thread::current().id() != runtime).then(|| elsewhere(work))
}

enum Begun {
    /// No check is under way.
    Outside,
    /// On another thread.
    Elsewhere,
    Here(UnderWay),
}

impl Now {
    fn begin(&mut self, row: usize, stage: usize, lasts: Duration) -> Begun {
        let Some((start, runtime)) = self.begun else {
            return Begun::Outside;
        };
        if thread::current().id() != runtime {
            return Begun::Elsewhere;
        }
        self.calls.push(Call {
            row,
            stage,
            start: start.elapsed(),
            lasts,
            end: None,
            rank: None,
            dropped: false,
            beside: self.under_way,
        });
        self.under_way += 1;
        costs::call_begins();
        Begun::Here(UnderWay {
            run: self.run,
            call: self.calls.len() - 1,
        })
    }
}

impl UnderWay {
    fn end(self) {
        NOW.change(|now| {
            let Some((start, _)) = now.begun.filter(|_| now.run == self.run) else {
                return;
            };
            let rank = now.ended;
            now.ended += 1;
            let call = &mut now.calls[self.call];
            (call.end, call.rank) = (Some(start.elapsed()), Some(rank));
        });
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        NOW.change(|now| {
            if now.run == self.run {
                let call = &mut now.calls[self.call];
                call.dropped = call.end.is_none();
                now.under_way -= 1;
            }
        });
    }
}

fn elsewhere(work: Work) -> Wrong {
    let Work {
        does, many, one, ..
    } = work;
    Wrong::because(format!("Your code {does} on threads of its own."))
        .expected(format!(
            "all {many} wait on the one thread of the runtime that runs your function."
        ))
        .seen(format!("{one} began on another thread."))
        .ask(format!(
            "{one} that waits needs no thread. What does yours do meanwhile?"
        ))
}
