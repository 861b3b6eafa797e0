//! Arithmetic that notes who did what.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

static STATE: Mutex<State> = Mutex::new(State {
    meeting: 0,
    held: false,
    open: true,
    calls: Vec::new(),
    ended: 0,
});
static CHANGED: Condvar = Condvar::new();

struct State {
    /// So many distinct threads must meet before any goes on.
    meeting: usize,
    /// Nobody goes on, meeting or not.
    held: bool,
    open: bool,
    calls: Vec<(ThreadId, Range<u64>)>,
    /// Calls that have given their sum back.
    ended: usize,
}

/// The sum of the squares of the numbers in `range`, computed on the calling thread.
pub fn sum_of_squares(range: Range<u64>) -> u64 {
    let mut state = state();
    state.calls.push((thread::current().id(), range.clone()));
    if distinct(&state) >= state.meeting {
        state.open = true;
    }
    CHANGED.notify_all();
    while state.held || !state.open {
        state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    state.ended += 1;
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
    /// Begins anew: calls are held until [`Ledger::let_go`], and until `threads` distinct threads have called.
    pub fn hold_for(threads: usize) {
        *state() = State {
            meeting: threads,
            held: true,
            open: threads <= 1,
            calls: Vec::new(),
            ended: 0,
        };
    }

    /// Lets the calls go on, when enough threads have met.
    pub fn let_go() {
        state().held = false;
        CHANGED.notify_all();
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
