//! A large picture, of which digests are computed.

use super::heart;
use crate::secret::secret;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Chunks of one picture that may be computed before another task has a turn.
const IN_A_ROW: usize = 8;

static STATE: Mutex<Digests> = Mutex::new(Digests {
    computed: Vec::new(),
    rows: Vec::new(),
});

/// What was computed so far.
#[derive(Debug, Clone, Default)]
pub struct Digests {
    /// The chunks of [`digest`], in the order of the calls.
    pub computed: Vec<Chunk>,
    rows: Vec<Row>,
}

/// Chunks of a picture that were computed while the worker thread was not free to run another task.
#[derive(Debug, Clone, Default)]
struct Row {
    chunks: usize,
    beats: u64,
    turn: Option<heart::Turn>,
}

impl Digests {
    /// What was computed so far.
    pub fn now() -> Digests {
        state().clone()
    }

    /// Notes a chunk; gives whether there are too many in this row.
    fn note(&mut self, chunk: Chunk, beats: u64) -> bool {
        self.computed.push(chunk);
        if self.rows.len() <= chunk.picture {
            self.rows.resize(chunk.picture + 1, Row::default());
        }
        let row = &mut self.rows[chunk.picture];
        let turn = heart::turn();
        let another_turn = turn.is_some() && row.turn.is_some() && turn != row.turn;
        if beats > row.beats || another_turn || heart::worker_is_free() {
            (row.chunks, row.beats) = (0, beats);
        }
        row.turn = turn.or(row.turn);
        row.chunks += 1;
        row.chunks > IN_A_ROW
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
