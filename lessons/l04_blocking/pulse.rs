//! What a heartbeat notes.

use crate::clock::Instant;
use crate::trace::Recorder;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The name of its row in a timeline.
const HEARTBEAT: &str = "heartbeat";

/// Collects the beats of every run of one model.
#[derive(Debug)]
pub struct Pulse {
    /// The time between two beats.
    pub beat: Duration,
    /// Draws the beats of a traced run.
    pub recorder: Recorder,
    runs: Mutex<Vec<Noted>>,
}

#[derive(Debug)]
struct Noted {
    start: Instant,
    end: Option<Instant>,
    given_up: bool,
    beats: Vec<Instant>,
}

/// The beats of one run, from its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beats {
    /// From the first job's start to the last one's end.
    pub total: Duration,
    /// Whether a watchdog ended it.
    pub given_up: bool,
    /// In order.
    pub at: Vec<Duration>,
}

impl Pulse {
    /// A pulse that beats so often.
    pub fn new(beat: Duration, recorder: Recorder) -> Pulse {
        Pulse {
            beat,
            recorder,
            runs: Mutex::default(),
        }
    }

    /// Begins a run, and gives its number.
    pub fn begin(&self, start: Instant) -> usize {
        self.recorder.row(HEARTBEAT);
        let mut runs = self.noted();
        runs.push(Noted {
            start,
            end: None,
            given_up: false,
            beats: Vec::new(),
        });
        runs.len() - 1
    }

    /// Notes a beat of a run that has not ended.
    pub fn note(&self, run: usize, at: Instant) {
        if let Some(run) = self.noted().get_mut(run).filter(|run| run.end.is_none()) {
            run.beats.push(at);
            self.recorder.mark(HEARTBEAT);
        }
    }

    /// Ends the last run, if it has not ended yet.
    pub fn end(&self, at: Instant) {
        if let Some(run) = self.noted().last_mut() {
            run.end.get_or_insert(at);
        }
    }

    /// Ends the last run because it does not end by itself.
    pub fn give_up(&self, at: Instant) {
        if let Some(run) = self.noted().last_mut() {
            run.given_up = run.end.is_none();
            run.end.get_or_insert(at);
        }
    }

    /// Every run that has ended, in order.
    pub fn runs(&self) -> Vec<Beats> {
        let noted = self.noted();
        let ended = noted.iter().filter_map(|run| {
            Some(Beats {
                total: run.end?.saturating_duration_since(run.start),
                given_up: run.given_up,
                at: run.beats.iter().map(|beat| *beat - run.start).collect(),
            })
        });
        ended.collect()
    }

    fn noted(&self) -> MutexGuard<'_, Vec<Noted>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
