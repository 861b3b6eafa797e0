//! Spans that the work records about itself, and the timeline made from them.
//!
//! Models know nothing of this: the work that they do opens a span when it begins an item,
//! and the span closes itself. Spans are recorded only during a traced run.

mod assemble;

use crate::clock::{Instant, now};
use assemble::timeline;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;
use std::time::Duration;

/// What an item was doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It waits for a timer or a server.
    Waiting,
    /// A core computes it.
    Computing,
    /// Its future is polled.
    Polled,
}

/// One item's stretch of waiting or computing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The item's number, from 0.
    pub item: usize,
    /// What the item was doing.
    pub kind: Kind,
    /// From the start of the run.
    pub start: Duration,
    /// From the start of the run; never before `start`.
    pub end: Duration,
    /// The thread on which it began: an index into [`Timeline::threads`].
    pub thread: usize,
    /// The thread on which it ended; an async task may have moved.
    pub ended_on: usize,
}

/// A whole run: every span, ordered by item, then by time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// How long the run took, from call to return.
    pub total: Duration,
    /// Names of the threads that worked, in order of appearance: `main`, or a number that counts from 1.
    pub threads: Vec<String>,
    /// The spans. A span that was open at the end of the run ends there.
    pub spans: Vec<Span>,
    /// Rows of instants, each with a name, e.g. the beats of a heartbeat.
    pub marks: Vec<Marks>,
}

/// Instants under one name, ordered by time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// What happened at these instants.
    pub name: &'static str,
    /// From the start of the run.
    pub at: Vec<Duration>,
    /// The threads on which it happened, without repetition: indices into [`Timeline::threads`].
    pub threads: Vec<usize>,
}

/// Collects spans while a run is traced; clones share one collection.
#[derive(Debug, Clone, Default)]
pub struct Recorder(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    on: AtomicBool,
    raw: Mutex<Raw>,
}

#[derive(Debug, Default)]
struct Raw {
    /// Which run is traced: a span that outlives its run must not close one of the next.
    run: u64,
    spans: Vec<RawSpan>,
    marks: Vec<RawMark>,
}

/// A thread, and whether it is the main one.
type Thread = (ThreadId, bool);

/// A row, and an instant in it; without one the row is only announced.
type RawMark = (&'static str, Option<(Instant, Thread)>);

#[derive(Debug)]
struct RawSpan {
    item: usize,
    kind: Kind,
    start: Instant,
    end: Option<Instant>,
    threads: [Thread; 2],
}

/// A span that is still open; dropping it closes it.
#[derive(Debug)]
pub struct Open(Option<Opened>);

#[derive(Debug)]
struct Opened {
    recorder: Recorder,
    run: u64,
    index: usize,
}

impl Recorder {
    /// Opens a span for an item; costs one atomic load when no run is traced.
    pub fn open(&self, item: usize, kind: Kind) -> Open {
        if !self.is_on() {
            return Open(None);
        }
        let (start, thread) = (now(), this_thread());
        let mut raw = self.raw();
        let (run, index) = (raw.run, raw.spans.len());
        raw.spans.push(RawSpan {
            item,
            kind,
            start,
            end: None,
            threads: [thread, thread],
        });
        drop(raw);
        Open(Some(Opened {
            recorder: self.clone(),
            run,
            index,
        }))
    }

    /// Announces a row of instants of this name: it is drawn even if it stays empty.
    pub fn row(&self, name: &'static str) {
        if self.is_on() {
            self.raw().marks.push((name, None));
        }
    }

    /// Records an instant in the row of this name; costs one atomic load when no run is traced.
    pub fn mark(&self, name: &'static str) {
        if self.is_on() {
            let at = (now(), this_thread());
            self.raw().marks.push((name, Some(at)));
        }
    }

    /// Whether a run is traced.
    pub fn is_on(&self) -> bool {
        // Relaxed: the flag is set before the traced run starts its threads, and starting
        // a thread (or a task) already orders everything before it.
        self.0.on.load(Ordering::Relaxed)
    }

    /// Runs `run` with recording on, and gives its result with the timeline.
    pub fn trace<T>(&self, run: impl FnOnce() -> T) -> (T, Timeline) {
        self.take();
        self.0.on.store(true, Ordering::Relaxed);
        let start = now();
        let result = run();
        let total = start.elapsed();
        self.0.on.store(false, Ordering::Relaxed);
        (result, timeline(start, total, self.take()))
    }

    fn take(&self) -> Raw {
        let mut raw = self.raw();
        let run = raw.run + 1;
        std::mem::replace(
            &mut *raw,
            Raw {
                run,
                ..Raw::default()
            },
        )
    }

    fn raw(&self) -> MutexGuard<'_, Raw> {
        self.0.raw.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let Some(opened) = &self.0 else {
            return;
        };
        let (end, thread) = (now(), this_thread());
        let mut raw = opened.recorder.raw();
        if raw.run != opened.run {
            return; // the traced run is over
        }
        let span = &mut raw.spans[opened.index];
        span.end = Some(end);
        span.threads[1] = thread;
    }
}

fn this_thread() -> Thread {
    let thread = std::thread::current();
    (thread.id(), thread.name() == Some("main"))
}

impl Timeline {
    /// How many items were traced.
    pub fn items(&self) -> usize {
        self.spans
            .iter()
            .map(|span| span.item + 1)
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_recorded_outside_a_traced_run() {
        let recorder = Recorder::default();
        drop(recorder.open(0, Kind::Computing));
        let ((), timeline) = recorder.trace(|| ());
        assert_eq!(timeline.spans, []);
    }

    #[test]
    fn spans_are_ordered_by_item_and_threads_numbered_by_appearance() {
        let recorder = Recorder::default();
        let ((), timeline) = recorder.trace(|| {
            for item in [1, 0] {
                std::thread::scope(|scope| {
                    scope.spawn(|| drop(recorder.open(item, Kind::Waiting)));
                });
            }
        });
        let seen: Vec<_> = timeline.spans.iter().map(|s| (s.item, s.thread)).collect();
        assert_eq!(seen, [(0, 1), (1, 0)]);
        assert_eq!(timeline.threads, ["1", "2"]);
        assert!(
            timeline
                .spans
                .iter()
                .all(|s| s.start <= s.end && s.end <= timeline.total)
        );
    }

    #[test]
    fn marks_are_grouped_by_name_and_an_open_span_ends_with_the_run() {
        let recorder = Recorder::default();
        recorder.mark("beat");
        let (open, timeline) = recorder.trace(|| {
            recorder.row("beat");
            recorder.mark("beat");
            recorder.mark("beat");
            recorder.open(0, Kind::Waiting)
        });
        drop(open);
        assert_eq!(timeline.marks.len(), 1);
        let row = &timeline.marks[0];
        assert_eq!((row.name, row.at.len(), row.threads.len()), ("beat", 2, 1));
        assert!(row.at.is_sorted() && row.at[1] <= timeline.total);
        assert_eq!(timeline.spans[0].end, timeline.total);
    }
}
