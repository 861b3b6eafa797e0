//! Arithmetic that notes who did what.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

static STATE: Mutex<State> = Mutex::new(State {
    meeting: 0,
    open: true,
    calls: Vec::new(),
});
static CHANGED: Condvar = Condvar::new();

struct State {
    /// So many distinct threads must meet before any goes on.
    meeting: usize,
    open: bool,
    calls: Vec<(ThreadId, Range<u64>)>,
}

/// The sum of the squares of the numbers in `range`, computed on the calling thread.
pub fn sum_of_squares(range: Range<u64>) -> u64 {
    let mut state = state();
    state.calls.push((thread::current().id(), range.clone()));
    if distinct(&state) >= state.meeting {
        state.open = true;
    }
    CHANGED.notify_all();
    while !state.open {
        state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    drop(state);
    range.map(|number| number * number).sum()
}

/// What was computed, and by how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Every range, in the order of calls.
    pub ranges: Vec<Range<u64>>,
    /// Distinct threads that called.
    pub threads: usize,
}

impl Ledger {
    /// Begins anew; the first call of each thread waits until `threads` distinct threads have called.
    pub fn expect_meeting_of(threads: usize) {
        *state() = State {
            meeting: threads,
            open: threads <= 1,
            calls: Vec::new(),
        };
    }

    /// What was noted so far.
    pub fn now() -> Ledger {
        let state = state();
        Ledger {
            ranges: state.calls.iter().map(|(_, range)| range.clone()).collect(),
            threads: distinct(&state),
        }
    }

    /// Numbers of `0..size` that no call squared.
    pub fn missing(&self, size: u64) -> Vec<u64> {
        (0..size)
            .filter(|number| !self.ranges.iter().any(|range| range.contains(number)))
            .collect()
    }

    /// Numbers below `size` that several calls squared, and numbers that are not below it.
    pub fn superfluous(&self, size: u64) -> Vec<u64> {
        let mut seen = HashSet::new();
        let all = self.ranges.iter().cloned().flatten();
        all.filter(|number| *number >= size || !seen.insert(*number))
            .collect()
    }
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn distinct(state: &State) -> usize {
    state
        .calls
        .iter()
        .map(|(thread, _)| thread)
        .collect::<HashSet<_>>()
        .len()
}
