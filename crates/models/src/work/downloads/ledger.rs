//! What happened in one run: when each download began and ended, and when each document was saved.

use crate::clock::{Instant, now};
use crate::work::event_loop::lock;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

/// One run.
#[derive(Debug, Default)]
pub struct Run {
    events: Mutex<Events>,
    shelf: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Events {
    first_began: Option<Instant>,
    began: u64,
    at_once: u64,
    began_while_saving: u64,
    ended: Vec<End>,
    saving: bool,
    first_saved: Option<Instant>,
    /// Documents that came and are not saved.
    held: u64,
    most_held: u64,
}

/// How a download ended, and when.
#[derive(Debug, Clone, Copy)]
pub enum End {
    /// With its document.
    Answered(Instant),
    /// With an error.
    Failed(Instant),
    /// Its future was dropped while it waited.
    Dropped(Instant),
}

/// What was counted in one run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Downloads that still ran some time after the failure; 0 without a failure.
    pub running: u64,
    /// Downloads that were answered after the failure.
    pub for_nobody: u64,
    /// Downloads whose futures were dropped while they waited.
    pub dropped: u64,
    /// The most downloads that were under way at the same time.
    pub at_once: u64,
    /// The most documents that had come and were not saved yet, the one that is being saved not counted.
    pub held: u64,
    /// Downloads that began while a document was being saved.
    pub began_while_saving: u64,
    /// From the first download's begin to the end of the first save.
    pub first_saved: Option<Duration>,
}

/// A download that is under way; dropped without an end, it counts as dropped.
pub struct Flight {
    run: Arc<Run>,
    ended: bool,
}

impl Run {
    /// Notes that a download begins.
    pub fn begin(self: &Arc<Self>) -> Flight {
        let mut events = self.events();
        events.first_began.get_or_insert_with(now);
        events.began += 1;
        events.began_while_saving += u64::from(events.saving);
        events.at_once = events.at_once.max(events.under_way());
        drop(events);
        Flight {
            run: Arc::clone(self),
            ended: false,
        }
    }

    /// Notes that a document goes on the shelf.
    pub fn begin_save(&self) {
        let mut events = self.events();
        events.held = events.held.saturating_sub(1);
        events.saving = true;
    }

    /// Notes that it is on the shelf.
    pub fn end_save(&self) {
        let mut events = self.events();
        events.saving = false;
        events.first_saved.get_or_insert_with(now);
    }

    /// Held while a document is saved.
    pub fn shelf(&self) -> &tokio::sync::Mutex<()> {
        &self.shelf
    }

    /// When the first download began.
    pub fn began(&self) -> Option<Instant> {
        self.events().first_began
    }

    /// Whether a download is under way.
    pub fn is_busy(&self) -> bool {
        self.events().under_way() > 0
    }

    /// What was counted, once everything has ended; `later` is the time after the failure at which to look.
    pub fn counted(&self, later: Duration) -> Counted {
        let events = self.events();
        let failed = events.ended.iter().find_map(|end| match end {
            End::Failed(at) => Some(*at),
            _ => None,
        });
        let ended = |which: fn(&End, Instant) -> bool, at| {
            events.ended.iter().filter(|end| which(end, at)).count() as u64
        };
        let after = |which| failed.map_or(0, |at| ended(which, at));
        let first_saved = events.first_began.zip(events.first_saved);
        Counted {
            running: failed.map_or(0, |at| {
                events.began - ended(|end, at| end.at() <= at, at + later)
            }),
            for_nobody: after(|end, at| matches!(end, End::Answered(it) if *it > at)),
            dropped: after(|end, _| matches!(end, End::Dropped(_))),
            at_once: events.at_once,
            held: events.most_held,
            began_while_saving: events.began_while_saving,
            first_saved: first_saved.map(|(from, to)| to.saturating_duration_since(from)),
        }
    }

    fn events(&self) -> MutexGuard<'_, Events> {
        lock(&self.events)
    }
}

impl Events {
    fn under_way(&self) -> u64 {
        self.began - self.ended.len() as u64
    }
}

impl End {
    fn at(&self) -> Instant {
        let (End::Answered(at) | End::Failed(at) | End::Dropped(at)) = self;
        *at
    }
}

impl Flight {
    /// Notes how it ended.
    pub fn ends(mut self, end: End) {
        self.ended = true;
        self.note(end);
    }

    fn note(&self, end: End) {
        let mut events = self.run.events();
        if matches!(end, End::Answered(_)) {
            events.held += 1;
            events.most_held = events.most_held.max(events.held);
        }
        events.ended.push(end);
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        if !self.ended {
            self.note(End::Dropped(now()));
        }
    }
}
