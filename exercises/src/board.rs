//! What the threads of an answer do, noted where a check can wait for it: the props are built on it.
//!
//! A check that accepts never guesses: what it waits for comes. Only a refusal rests on the observation
//! that nothing moves any more, and a [`Board::hold`] that ends too early lets an answer pass, never fail.

use crate::idle::{self, Ended, PATIENCE};
use crate::timed;
use instruments::usage;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the board is watched before the threads themselves are.
const BRIEFLY: Duration = Duration::from_millis(50);
/// How long every thread must have waited before a hold ends.
const HELD: Duration = Duration::from_millis(5);
/// CPU time that threads may use while nothing on the board changes; then they never end.
pub const SPIN: Duration = Duration::from_millis(1_500);

/// Shared state that counts its changes.
#[derive(Debug)]
pub struct Board<T> {
    noted: Mutex<Noted<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct Noted<T> {
    value: T,
    changes: usize,
}

/// How a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// With what was waited for.
    Met,
    /// Nothing moves: every thread waits.
    Still,
    /// Threads use the processor, and nothing comes of it.
    Spinning,
}

impl Found {
    /// What the threads do that nothing comes from, as the end of a sentence.
    pub fn told(self) -> &'static str {
        match self {
            Found::Met | Found::Still => "every thread waits",
            Found::Spinning => "the threads that run get nowhere",
        }
    }
}

impl<T> Board<T> {
    /// A board with this on it.
    pub const fn new(value: T) -> Board<T> {
        let noted = Noted { value, changes: 0 };
        Board {
            noted: Mutex::new(noted),
            changed: Condvar::new(),
        }
    }

    /// Looks at it.
    pub fn look<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.noted().value)
    }

    /// Changes it, and lets the check know.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let mut noted = self.noted();
        noted.changes += 1;
        self.changed.notify_all();
        change(&mut noted.value)
    }

    /// Blocks the calling thread until `go` holds; whoever makes it hold notifies `door`.
    pub fn block(&self, door: &Condvar, go: impl Fn(&T) -> bool) {
        let mut noted = self.noted();
        while !go(&noted.value) {
            noted = door.wait(noted).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until `met` holds, or until it is certain that it never will.
    pub fn until(&self, met: impl Fn(&T) -> bool) -> Found {
        let patience = timed::longest().unwrap_or_default().max(PATIENCE);
        let (mut changes, mut used) = (self.changes(), cpu());
        loop {
            if self.watch(BRIEFLY, &met) {
                return Found::Met;
            }
            match idle::until(|| self.look(&met), || self.changes(), patience) {
                Ended::Met => return Found::Met,
                Ended::Idle => return Found::Still,
                Ended::Busy if changes != self.changes() => {
                    (changes, used) = (self.changes(), cpu())
                }
                Ended::Busy if cpu() - used >= SPIN => return Found::Spinning,
                Ended::Busy => {}
            }
        }
    }

    /// Gives every thread the time to do what it should not do yet: until `over` holds, or until all of them wait.
    ///
    /// The first hold of a process also lasts longer than the waits by the clock that the answer's text names.
    pub fn hold(&self, over: impl Fn(&T) -> bool) {
        static LONG: AtomicBool = AtomicBool::new(true);
        static BUSY_HOLDS: AtomicU32 = AtomicU32::new(0);
        // Relaxed: only the thread of the check holds.
        let moment = match timed::longest() {
            Some(longest) if LONG.swap(false, Ordering::Relaxed) => Some(longest),
            Some(_) => Some(2 * HELD),
            None => (BUSY_HOLDS.load(Ordering::Relaxed) > 1).then_some(HELD),
        };
        // Threads that look again and again never wait all at once; they are given a moment.
        if let Some(moment) = moment {
            self.watch(moment, &over);
            return;
        }
        let ended = idle::until(|| self.look(&over), || self.changes(), HELD);
        if ended == Ended::Busy {
            BUSY_HOLDS.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits at most so long for `met`; whether it came.
    fn watch(&self, time: Duration, met: impl Fn(&T) -> bool) -> bool {
        let waited =
            self.changed
                .wait_timeout_while(self.noted(), time, |noted| !met(&noted.value));
        let (noted, _) = waited.unwrap_or_else(PoisonError::into_inner);
        met(&noted.value)
    }

    fn changes(&self) -> usize {
        self.noted().changes
    }

    fn noted(&self) -> MutexGuard<'_, Noted<T>> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the process has computed so far; nothing where the system does not tell.
fn cpu() -> Duration {
    usage::of_process().map_or(Duration::ZERO, |used| used.cpu)
}
