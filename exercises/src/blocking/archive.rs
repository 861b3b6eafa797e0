//! An archive whose old library keeps the thread that calls it.

use super::heart;
use crate::secret::secret;
use crate::timed;
use instruments::clock::now;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Beats of the heart that one call takes: a task that asks again and again is polled as often.
const BEATS_A_CALL: u64 = 40;

static STATE: Mutex<Archive> = Mutex::new(Archive {
    given: Vec::new(),
    inside: 0,
    meeting: 0,
    held_back: false,
    free: Vec::new(),
    outlasts: false,
});
/// Counts while a call lasts longer than the answer may wait by the clock: then nobody is idle.
static TICKS: AtomicUsize = AtomicUsize::new(0);
static CHANGED: Condvar = Condvar::new();

/// What was looked up so far.
#[derive(Debug, Clone, Default)]
pub struct Archive {
    /// What each call of [`look_up`] gives, in the order of the calls.
    pub given: Vec<Record>,
    /// Calls that have not returned.
    pub inside: usize,
    meeting: usize,
    /// Whether calls return only when they are let go, and the keys whose calls may.
    held_back: bool,
    free: Vec<u32>,
    /// Whether the next call lasts longer than the answer may wait by the clock.
    outlasts: bool,
}

impl Archive {
    /// What was looked up so far.
    pub fn now() -> Archive {
        state().clone()
    }

    /// From now on no [`look_up`] returns before this many have begun, and each takes one beat from then on.
    pub fn expect_meeting_of(calls: usize) {
        state().meeting = calls;
    }

    /// From now on each [`look_up`] returns only when [`Archive::let_go`] was called for its key, and takes one beat from then on.
    pub fn hold_back() {
        state().held_back = true;
    }

    /// Lets one call with this key return.
    pub fn let_go(key: u32) {
        state().free.push(key);
        CHANGED.notify_all();
    }

    /// Calls are held back no more.
    pub fn let_all_go() {
        state().held_back = false;
        CHANGED.notify_all();
    }

    /// The next [`look_up`] lasts longer than any wait by the clock that the answer's text names.
    pub fn outlast() {
        state().outlasts = true;
    }

    fn takes(&mut self, key: u32) -> bool {
        let free = self.free.iter().position(|free| *free == key);
        free.map(|free| self.free.swap_remove(free)).is_some() || !self.held_back
    }
}

/// What the archive knows of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    key: u32,
    content: u64,
}

impl Record {
    /// The key it belongs to.
    pub fn key(&self) -> u32 {
        self.key
    }

    /// A record that nobody has had before: the archive is written to all the time.
    pub(super) fn new(key: u32, from: &str, number: usize) -> Record {
        let content = secret((from, key, number));
        Record { key, content }
    }
}

/// Looks a key up in the archive: an old library that keeps the calling thread until it has the record.
pub fn look_up(key: u32) -> Record {
    let mut state = state();
    let record = Record::new(key, "archive", state.given.len());
    state.given.push(record.clone());
    state.inside += 1;
    let beats = match state.meeting > 0 || state.held_back {
        true => 1,
        false => BEATS_A_CALL,
    };
    if state.given.len() >= state.meeting {
        CHANGED.notify_all();
    }
    let _inside = heart::inside_a_call();
    while state.given.len() < state.meeting || !state.takes(key) {
        state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    let outlasts = std::mem::take(&mut state.outlasts);
    drop(state);
    if outlasts {
        outlast();
    }
    heart::block_until(beats);
    self::state().inside -= 1;
    record
}

#[expect(
    clippy::disallowed_methods,
    reason = "an answer that waits by the clock is given the time to do so; others are not kept"
)]
fn outlast() {
    const TICK: Duration = Duration::from_millis(5);
    let Some(longest) = timed::longest() else {
        return;
    };
    let begin = now();
    while begin.elapsed() < longest {
        std::thread::sleep(TICK);
        // Relaxed: only counted.
        TICKS.fetch_add(1, Ordering::Relaxed);
    }
}

/// Changes while a call lasts longer than usual.
pub(super) fn ticks() -> usize {
    TICKS.load(Ordering::Relaxed)
}

fn state() -> MutexGuard<'static, Archive> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
