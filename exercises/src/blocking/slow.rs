//! Slow things, and what was noted of their calls.

use super::heart;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Beats of the heart that one blocking call takes.
const BEATS_A_CALL: u64 = 1_000;
/// Chunks that may be computed without a beat; a right answer needs one, or two when the tasks change places.
const CHUNKS_A_BEAT: u64 = 8;

static STATE: Mutex<Slow> = Mutex::new(Slow {
    looked_up: Vec::new(),
    inside: 0,
    most_inside: 0,
    meeting: 0,
    digested: Vec::new(),
    last_beat: 0,
    since_beat: 0,
    requested: Vec::new(),
});
static CHANGED: Condvar = Condvar::new();

/// What was called so far.
#[derive(Debug, Clone, Default)]
pub struct Slow {
    /// The keys of [`look_up`], in the order of calls.
    pub looked_up: Vec<u32>,
    inside: usize,
    /// Calls of [`look_up`] at the same time, at the most.
    pub most_inside: usize,
    meeting: usize,
    /// The chunks of [`digest`], in the order of calls.
    pub digested: Vec<usize>,
    last_beat: u64,
    /// Chunks computed since the last beat of the heart.
    pub since_beat: u64,
    /// The keys of [`request`], in the order of calls.
    pub requested: Vec<u32>,
}

impl Slow {
    /// What was called so far.
    pub fn now() -> Slow {
        state().clone()
    }

    /// From now on no [`look_up`] returns before so many are under way.
    pub fn expect_meeting_of(calls: usize) {
        state().meeting = calls;
    }
}

/// What the archive knows of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    key: u32,
}

impl Record {
    /// The key it belongs to.
    pub fn key(&self) -> u32 {
        self.key
    }
}

/// Looks a key up in the archive: an old library that keeps the calling thread until it has the record.
pub fn look_up(key: u32) -> Record {
    let mut state = state();
    state.looked_up.push(key);
    state.inside += 1;
    state.most_inside = state.most_inside.max(state.inside);
    if state.inside >= state.meeting {
        state.meeting = 0;
        CHANGED.notify_all();
    }
    while state.meeting > 0 {
        state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    drop(state);
    heart::block_until(BEATS_A_CALL);
    self::state().inside -= 1;
    Record { key }
}

/// A part of a large picture. A clone is the same chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    number: usize,
}

impl Chunk {
    /// So many chunks.
    pub fn several(number: usize) -> Vec<Chunk> {
        (0..number).map(|number| Chunk { number }).collect()
    }

    /// What [`digest`] gives for it, found out without calling it.
    pub fn expected(self) -> u64 {
        (self.number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20
    }
}

/// Computes the digest of one chunk, which takes about as long as a task may keep its thread.
pub fn digest(chunk: Chunk) -> u64 {
    heart::ask_for_a_beat();
    let beats = heart::beats();
    let must_wait = {
        let mut state = state();
        if beats > state.last_beat {
            (state.last_beat, state.since_beat) = (beats, 0);
        }
        state.digested.push(chunk.number);
        state.since_beat += 1;
        state.since_beat > CHUNKS_A_BEAT
    };
    if must_wait {
        heart::block_until(1);
    }
    chunk.expected()
}

/// Asks a service for a record; at `.await` the thread is free. Works on any executor.
pub async fn request(key: u32) -> Record {
    state().requested.push(key);
    heart::wait_until(3).await;
    Record { key }
}

fn state() -> MutexGuard<'static, Slow> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
