//! An archive whose old library keeps the thread that calls it.

use super::heart;
use super::secret::secret;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Beats of the heart that one call takes: a task that asks again and again is polled as often.
const BEATS_A_CALL: u64 = 40;

static STATE: Mutex<Archive> = Mutex::new(Archive {
    given: Vec::new(),
    inside: 0,
    meeting: 0,
});
static CHANGED: Condvar = Condvar::new();

/// What was looked up so far.
#[derive(Debug, Clone, Default)]
pub struct Archive {
    /// What each call of [`look_up`] gives, in the order of the calls.
    pub given: Vec<Record>,
    /// Calls that have not returned.
    pub inside: usize,
    meeting: usize,
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
    let beats = match state.meeting {
        0 => BEATS_A_CALL,
        meeting => {
            if state.given.len() >= meeting {
                CHANGED.notify_all();
            }
            1
        }
    };
    let _inside = heart::inside_a_call();
    while state.given.len() < state.meeting {
        state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    drop(state);
    heart::block_until(beats);
    self::state().inside -= 1;
    record
}

fn state() -> MutexGuard<'static, Archive> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
