//! What a waiting task costs and what a waiting thread costs: many are started,
//! and all of them wait.

use crate::clock::{Instant, now};
use crate::memory::resident;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A crowd that gathers again and again, and what was noted when it was
/// complete.
#[derive(Debug)]
pub struct Crowd {
    /// How many are to come.
    pub size: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    arrived: usize,
    began: Option<(Instant, Option<u64>)>,
    last: Option<Instant>,
    notes: Vec<Gathering>,
    refusal: Option<String>,
}

/// One gathering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// How many came.
    pub number: usize,
    /// From the first start until the last one had begun.
    pub took: Duration,
    /// By how much the resident memory grew meanwhile, in bytes; only noted for
    /// the first gathering, since a later one uses again what the first has
    /// given back.
    pub grew: Option<u64>,
}

impl Crowd {
    /// A crowd of this size.
    pub fn new(size: usize) -> Crowd {
        Crowd {
            size,
            state: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// The next gathering begins: nobody is here yet.
    pub fn begin(&self) {
        let mut state = self.state();
        state.arrived = 0;
        let first = state.notes.is_empty();
        let memory = if first { resident() } else { None };
        state.began = Some((now(), memory));
    }

    /// One more has begun.
    pub fn arrive(&self) {
        let mut state = self.state();
        state.arrived += 1;
        state.last = Some(now());
        if state.arrived >= self.size {
            self.changed.notify_all();
        }
    }

    /// The system gives no more.
    pub fn refused(&self, why: io::Error) {
        self.state().refusal = Some(why.to_string());
    }

    /// Waits until `number` have begun, and notes what that took.
    pub fn wait_for(&self, number: usize) {
        let mut state = self.state();
        while state.arrived < number {
            // A short crowd, one that was refused, is not announced.
            let now_and_then = Duration::from_millis(10);
            let waited = self.changed.wait_timeout(state, now_and_then);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        if let Some(((began, before), last)) = state.began.zip(state.last) {
            let after = before.and_then(|_| resident());
            state.notes.push(Gathering {
                number,
                took: last.saturating_duration_since(began),
                grew: after
                    .zip(before)
                    .map(|(after, before)| after.saturating_sub(before)),
            });
        }
    }

    /// Every gathering so far, and why it was not larger if it was refused.
    pub fn notes(&self) -> (Vec<Gathering>, Option<String>) {
        let state = self.state();
        (state.notes.clone(), state.refusal.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
