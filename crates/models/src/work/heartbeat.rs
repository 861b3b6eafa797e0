//! A heartbeat: a task that wakes up, notes the time and sleeps again. It stops
//! where its runtime is blocked.

use crate::clock::{Instant, now};
use crate::trace::Recorder;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The name of its row in a timeline.
const ROW: &str = "heartbeat";

/// Collects the beats of every run of one model.
#[derive(Debug)]
pub struct Heartbeat {
    /// The time between two beats.
    pub interval: Duration,
    /// Draws the beats of a traced run.
    pub recorder: Recorder,
    runs: Mutex<Vec<Run>>,
}

#[derive(Debug)]
struct Run {
    start: Instant,
    end: Option<Instant>,
    stopped: bool,
    beats: Vec<Instant>,
}

/// The beats of one run; times are from its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beats {
    /// From the start of the heartbeat to the last job's end.
    pub total: Duration,
    /// Whether a watchdog ended the run.
    pub stopped: bool,
    /// In order.
    pub at: Vec<Duration>,
}

impl Heartbeat {
    /// A heartbeat at this interval; nothing beats before [`Heartbeat::begin`].
    pub fn new(interval: Duration, recorder: Recorder) -> Heartbeat {
        Heartbeat {
            interval,
            recorder,
            runs: Mutex::default(),
        }
    }

    /// Begins a run, and gives its number.
    pub fn begin(&self) -> usize {
        self.recorder.row(ROW);
        let mut runs = self.runs();
        runs.push(Run {
            start: now(),
            end: None,
            stopped: false,
            beats: Vec::new(),
        });
        runs.len() - 1
    }

    /// Beats for ever, in the run of this number. A beat that was missed is not
    /// made up for: the next one comes at its own time. Needs a tokio runtime
    /// with time.
    pub async fn beat(&self, run: usize) {
        let start = now();
        let mut next: u32 = 1;
        loop {
            let due = start + self.interval * next;
            tokio::time::sleep_until(due.into()).await;
            let at = now();
            self.note(run, at);
            next = (at - start).div_duration_f64(self.interval) as u32 + 1;
        }
    }

    fn note(&self, run: usize, at: Instant) {
        let mut runs = self.runs();
        if let Some(run) = runs.get_mut(run).filter(|run| run.end.is_none()) {
            run.beats.push(at);
            self.recorder.mark(ROW);
        }
    }

    /// Ends the last run, if it has not ended yet.
    pub fn end(&self) {
        self.end_last(false);
    }

    /// Ends the last run because it does not end by itself.
    pub fn stop(&self) {
        self.end_last(true);
    }

    fn end_last(&self, stopped: bool) {
        let at = now();
        let mut runs = self.runs();
        if let Some(run) = runs.last_mut().filter(|run| run.end.is_none()) {
            run.end = Some(at);
            run.stopped = stopped;
        }
    }

    /// Every run that has ended, in order.
    pub fn beats(&self) -> Vec<Beats> {
        let runs = self.runs();
        let ended = runs.iter().filter_map(|run| {
            Some(Beats {
                total: run.end?.saturating_duration_since(run.start),
                stopped: run.stopped,
                at: run.beats.iter().map(|beat| *beat - run.start).collect(),
            })
        });
        ended.collect()
    }

    fn runs(&self) -> MutexGuard<'_, Vec<Run>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
