//! A large picture, of which digests are computed.

use super::heart;
use super::secret::secret;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Chunks of one picture that may be computed before another task has a turn.
const IN_A_ROW: usize = 8;

static STATE: Mutex<Digests> = Mutex::new(Digests {
    computed: Vec::new(),
    beats: Vec::new(),
    most_in_a_row: 0,
});

/// What was computed so far.
#[derive(Debug, Clone, Default)]
pub struct Digests {
    /// The chunks of [`digest`], in the order of the calls.
    pub computed: Vec<Chunk>,
    /// For each picture: beats of the heart when the current row began, and chunks in it.
    beats: Vec<(u64, usize)>,
    /// Chunks of one picture that were computed without a turn for another task in between, at the most.
    pub most_in_a_row: usize,
}

impl Digests {
    /// What was computed so far.
    pub fn now() -> Digests {
        state().clone()
    }

    /// Notes a chunk; gives whether there are too many in this row.
    fn note(&mut self, chunk: Chunk, beats: u64) -> bool {
        self.computed.push(chunk);
        if self.beats.len() <= chunk.picture {
            self.beats.resize(chunk.picture + 1, (0, 0));
        }
        let row = &mut self.beats[chunk.picture];
        if beats > row.0 || heart::worker_is_free() {
            *row = (beats, 0);
        }
        row.1 += 1;
        self.most_in_a_row = self.most_in_a_row.max(row.1);
        row.1 > IN_A_ROW
    }
}

/// A part of a large picture. A copy is the same chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chunk {
    picture: usize,
    number: usize,
}

impl Chunk {
    /// The chunks of a picture.
    pub fn several(picture: usize, number: usize) -> Vec<Chunk> {
        let chunks = 0..number;
        chunks.map(|number| Chunk { picture, number }).collect()
    }

    /// What [`digest`] gives for it, found out without calling it. Two of them are more than 64 bits can hold.
    pub fn expected(self) -> u64 {
        secret(self) | 1 << 63
    }
}

/// Computes the digest of one chunk, which takes about as long as a task may keep its thread.
pub fn digest(chunk: Chunk) -> u64 {
    heart::ask_for_a_beat();
    let beats = heart::beats();
    let too_many = state().note(chunk, beats);
    if too_many {
        let _inside = heart::inside_a_call();
        heart::block_until(1);
    }
    chunk.expected()
}

fn state() -> MutexGuard<'static, Digests> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
