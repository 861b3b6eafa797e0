//! Spans that the work records about itself, and the timeline they make.
//!
//! Models know nothing of this: [`crate::work`] opens a span when it begins an item,
//! and the span closes itself. Recording is off except during one traced run.

use crate::measure::{Instant, now};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::ThreadId;
use std::time::Duration;

/// What an item was doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nobody computes: a timer or a server has the item.
    Waiting,
    /// A core works on the item.
    Computing,
}

/// One item's stretch of waiting or computing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The item's number, from 0.
    pub item: usize,
    /// What it did.
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

/// A whole run: every span, in the order of items, then of time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// How long the run took, from call to return.
    pub total: Duration,
    /// Names of the threads that worked, in order of appearance: `main`, or a number from 1.
    pub threads: Vec<String>,
    /// The spans.
    pub spans: Vec<Span>,
}

/// Collects spans while a run is traced; clones share one collection.
#[derive(Debug, Clone, Default)]
pub struct Recorder(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    on: AtomicBool,
    raw: Mutex<Vec<Raw>>,
}

#[derive(Debug)]
struct Raw {
    item: usize,
    kind: Kind,
    start: Instant,
    end: Instant,
    threads: [(ThreadId, bool); 2],
}

/// A span that is still open; dropping it closes it.
#[derive(Debug)]
pub struct Open<'a> {
    recorder: Option<&'a Recorder>,
    item: usize,
    kind: Kind,
    began: Option<(Instant, (ThreadId, bool))>,
}

impl Recorder {
    /// Opens a span for an item; costs one atomic load when no run is traced.
    pub fn open(&self, item: usize, kind: Kind) -> Open<'_> {
        // Relaxed: the flag is set before the traced run starts its threads, and starting
        // a thread (or a task) already orders everything before it.
        let on = self.0.on.load(Ordering::Relaxed);
        Open {
            recorder: on.then_some(self),
            item,
            kind,
            began: on.then(|| (now(), this_thread())),
        }
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

    fn take(&self) -> Vec<Raw> {
        let mut raw = self.0.raw.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut raw)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if let (Some(recorder), Some((start, began_on))) = (self.recorder, self.began) {
            let raw = Raw {
                item: self.item,
                kind: self.kind,
                start,
                end: now(),
                threads: [began_on, this_thread()],
            };
            let mut all = recorder
                .0
                .raw
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            all.push(raw);
        }
    }
}

fn this_thread() -> (ThreadId, bool) {
    let thread = std::thread::current();
    (thread.id(), thread.name() == Some("main"))
}

fn timeline(start: Instant, total: Duration, mut raw: Vec<Raw>) -> Timeline {
    raw.sort_by_key(|span| span.start);
    let mut names = Names::default();
    let mut spans: Vec<Span> = raw
        .iter()
        .map(|raw| Span {
            item: raw.item,
            kind: raw.kind,
            start: raw.start.saturating_duration_since(start),
            end: raw.end.saturating_duration_since(start),
            thread: names.index(raw.threads[0]),
            ended_on: names.index(raw.threads[1]),
        })
        .collect();
    spans.sort_by_key(|span| (span.item, span.start));
    Timeline {
        total,
        threads: names.names,
        spans,
    }
}

#[derive(Default)]
struct Names {
    known: HashMap<ThreadId, usize>,
    names: Vec<String>,
    unnamed: usize,
}

impl Names {
    fn index(&mut self, (id, is_main): (ThreadId, bool)) -> usize {
        *self.known.entry(id).or_insert_with(|| {
            self.names.push(if is_main {
                "main".to_string()
            } else {
                self.unnamed += 1;
                self.unnamed.to_string()
            });
            self.names.len() - 1
        })
    }
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
    fn spans_come_by_item_with_threads_numbered_by_appearance() {
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
}
