//! Reads the stream of an answer step by step, and compares each of them with what a lazy stream does.

use super::{Plan, Reader, Record, Source, Unavailable, failure, open, record, sources, told};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{
    self, Call, Ran, Work, count, elapsed, ended, in_flight, refuse_tasks_left,
};
use futures::future::join;
use futures::stream::{Stream, StreamExt};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// What a stream of records gives.
pub(super) type Given = Option<Result<Record, Unavailable>>;

/// The answer's stream.
pub type Records = Pin<Box<dyn Stream<Item = Result<Record, Unavailable>>>>;

/// The answer's function.
pub type Pages = fn(Source) -> Records;

/// What the reader does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Takes this many.
    Takes(usize),
    /// Does something else for so many milliseconds.
    Works(u64),
    /// Waits for a record, and gives up after so many milliseconds, before it comes.
    GivesUp(u64),
    /// Looks whether a record is there, before it comes; the waker that it leaves does nothing later.
    Looks,
    /// Takes all that are left, and the end.
    TakesAll,
}

/// Checks the answer with these pages (how many records each has, if it comes at all, and how long its request takes in
/// milliseconds), while its reader does this; at last it drops the stream.
pub fn check(answer: Pages, pages: &[(Option<usize>, u64)], does: &'static [Does]) {
    open(&[pages]);
    judge(virtual_time::run(move || {
        Reading::new(answer, 0).read(does)
    }));
}

/// Checks two streams of the answer at the same time, with readers that do this.
pub fn check_two(answer: Pages, pages: [&[(Option<usize>, u64)]; 2], does: [&'static [Does]; 2]) {
    open(&pages);
    judge(virtual_time::run(move || async move {
        let [first, second] = [0, 1].map(|source| Reading::new(answer, source).read(does[source]));
        let (first, second) = join(first, second).await;
        first.and(second)
    }));
}

fn judge(ran: Ran<Result<(), Wrong>>) {
    let Ran { end, calls, .. } = ran;
    match end {
        Ok(Ok(())) => refuse_tasks_left(ran.tasks),
        Ok(Err(wrong)) => refuse(wrong),
        Err(_) if calls.iter().any(|call| call.dropped) => refuse(told::given_up(&calls)),
        Err(never) => {
            let (asked, came) = (calls.len(), ended(&calls));
            never.refuse(
                Work::PAGE,
                (came == asked && asked > 0).then_some("every page that it has asked for has come"),
                &format!("somebody waited for a record; pages that were asked for: {asked}, and that had come: {came}"),
                "a record comes at the instant at which its page is there.",
            )
        }
    }
}

/// Polls the stream with a waker of its own, for as long as it is woken at this instant.
async fn looks(stream: &mut Records) -> Option<Given> {
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(Arc::clone(&bell));
    loop {
        if let Poll::Ready(given) = stream.as_mut().poll_next(&mut Context::from_waker(&waker)) {
            return Some(given);
        }
        virtual_time::let_others_run().await;
        // Relaxed: one thread runs everything here.
        if !bell.0.swap(false, Relaxed) {
            return None;
        }
    }
}

/// Notes that it was rung.
#[derive(Default)]
struct Bell(AtomicBool);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Relaxed);
    }
}

/// A stream that is being read, and what is expected of it.
struct Reading {
    answer: Pages,
    source: Source,
    plan: Vec<Plan>,
    /// Pages that are to be asked for so far.
    asked: usize,
    /// The request that is under way: when its page is there.
    due: Option<Duration>,
    /// Of the last page that has come: records that were taken.
    taken: usize,
    /// Whether the stream is at its end.
    ended: bool,
}

impl Reading {
    fn new(answer: Pages, source: usize) -> Reading {
        Reading {
            answer,
            source: Source(source),
            plan: sources()[source].plan.clone(),
            asked: 0,
            due: None,
            taken: 0,
            ended: false,
        }
    }

    async fn read(mut self, does: &[Does]) -> Result<(), Wrong> {
        let mut stream = (self.answer)(self.source);
        for does in does {
            match *does {
                Does::Takes(number) => {
                    for _ in 0..number {
                        self.takes(&mut stream).await?;
                    }
                }
                Does::TakesAll => while self.takes(&mut stream).await? {},
                Does::Works(millis) => sleep(Duration::from_millis(millis)).await,
                Does::GivesUp(millis) => {
                    let until = elapsed() + Duration::from_millis(millis);
                    assert_eq!(self.expected(elapsed(), until), None);
                    self.is(Reader::Waits);
                    let given = timeout(Duration::from_millis(millis), stream.next()).await;
                    self.is(Reader::Works);
                    self.nothing_yet(given.ok())?;
                }
                Does::Looks => {
                    assert_eq!(self.expected(elapsed(), elapsed()), None);
                    self.is(Reader::Waits);
                    let given = looks(&mut stream).await;
                    self.is(Reader::Works);
                    self.nothing_yet(given)?;
                }
            }
        }
        self.compare_requests()?;
        self.is(Reader::IsGone);
        drop(stream);
        virtual_time::let_others_run().await;
        if in_flight(&self.calls()) > 0 {
            return Err(told::left_behind());
        }
        // What is left running would ask for more now.
        sleep(Duration::from_secs(60)).await;
        Ok(())
    }

    fn is(&self, reader: Reader) {
        sources()[self.source.0].reader = reader;
    }

    /// Waits for a record; whether there was one.
    async fn takes(&mut self, stream: &mut Records) -> Result<bool, Wrong> {
        let begun = elapsed();
        self.is(Reader::Waits);
        let given = poll_fn(|context| count(|| stream.poll_next_unpin(context))).await;
        self.is(Reader::Works);
        let now = elapsed();
        let expected = self.expected(begun, Duration::MAX);
        let (at, expected) = expected.expect("no request takes for ever");
        if self.calls().iter().any(|call| call.dropped) {
            return Err(told::given_up(&self.calls()));
        }
        if given != expected {
            return Err(told::other(&given, &expected, self.source, &self.calls()));
        }
        self.compare_requests()?;
        if now > at {
            return Err(told::late(at, now, &self.calls()));
        }
        Ok(given.is_some())
    }

    /// What the stream gives to somebody who waits from `at` until `until`, and when.
    fn expected(&mut self, mut at: Duration, until: Duration) -> Option<(Duration, Given)> {
        loop {
            let page = self.asked.checked_sub(1);
            if let (Some(page), None, false) = (page, self.due, self.ended) {
                let records = self.plan[page].records.unwrap_or(0);
                if self.taken < records {
                    self.taken += 1;
                    let record = record(self.source, page, self.taken - 1);
                    return Some((at, Some(Ok(record))));
                }
            }
            if self.ended || (self.due.is_none() && self.asked == self.plan.len()) {
                self.ended = true;
                return Some((at, None));
            }
            if self.due.is_none() {
                self.due = Some(at + self.plan[self.asked].lasts);
                (self.asked, self.taken) = (self.asked + 1, 0);
            }
            let due = self.due.unwrap_or_default();
            if due > until {
                return None;
            }
            (at, self.due) = (at.max(due), None);
            let page = self.asked - 1;
            if self.plan[page].records.is_none() {
                self.ended = true;
                return Some((at, Some(Err(failure(self.source, page)))));
            }
        }
    }

    fn nothing_yet(&self, given: Option<Given>) -> Result<(), Wrong> {
        match given {
            Some(given) => Err(told::too_early(&given, &self.calls())),
            None => self.compare_requests(),
        }
    }

    /// The requests are those that a record needed, and none was given up.
    fn compare_requests(&self) -> Result<(), Wrong> {
        let calls = self.calls();
        if calls.iter().any(|call| call.dropped) {
            return Err(told::given_up(&calls));
        }
        match calls.len() > self.asked {
            true => Err(told::too_many(calls.len(), self.asked, &calls)),
            false => Ok(()),
        }
    }

    fn calls(&self) -> Vec<Call> {
        let mut calls = virtual_time::calls();
        calls.retain(|call| call.stage == self.source.0);
        calls
    }
}
