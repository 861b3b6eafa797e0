//! Fairness towards threads that a spinning thread waits for.
//!
//! The rule of "Fair stateless model checking" (Musuvathi and Qadeer, PLDI 2008), with more patience: a thread
//! that has yielded `PATIENCE` times goes behind every thread that was able to run, and did not get to, all that
//! while. So a few yields, sleeps or attempts in a row hide no interleaving, and a loop that waits for another
//! thread ends under every scheduler.

use super::world::{MAX_THREADS, ThreadIdx};

/// How often a thread may yield before it has to wait for the others.
const PATIENCE: u8 = 6;

#[derive(Debug)]
pub(crate) struct Fair {
    active: bool,
    /// The threads that were able to run when the last choice was made.
    enabled: u64,
    /// Per thread: those that must run before it.
    before: [u64; MAX_THREADS],
    /// Per thread: its yields since it last had to wait.
    yields: [u8; MAX_THREADS],
    /// Per thread, since the first of these yields: those able to run all the time, those it made unable, those that ran.
    able: [u64; MAX_THREADS],
    blocked: [u64; MAX_THREADS],
    ran: [u64; MAX_THREADS],
}

impl Default for Fair {
    fn default() -> Self {
        Self {
            active: false,
            enabled: 0,
            before: [0; MAX_THREADS],
            yields: [0; MAX_THREADS],
            able: [0; MAX_THREADS],
            blocked: [0; MAX_THREADS],
            ran: [u64::MAX; MAX_THREADS],
        }
    }
}

impl Fair {
    pub fn reset(&mut self) {
        if self.active {
            *self = Self::default();
        }
        self.enabled = 0;
    }

    pub fn yielded(&mut self, me: ThreadIdx) {
        self.active = true;
        self.yields[me] += 1;
        if self.yields[me] == PATIENCE {
            self.before[me] |= (self.able[me] | self.blocked[me]) & !self.ran[me] & !(1 << me);
            self.yields[me] = 1;
        }
        if self.yields[me] > 1 {
            return;
        }
        self.able[me] = self.enabled;
        self.blocked[me] = 0;
        self.ran[me] = 0;
    }

    /// Takes note of who can run now, after `last` ran, and returns who may be chosen.
    pub fn allowed(&mut self, last: ThreadIdx, enabled: u64, threads: usize) -> u64 {
        if !self.active {
            self.enabled = enabled;
            return enabled;
        }
        self.blocked[last] |= self.enabled & !enabled;
        let mut allowed = enabled;
        for thread in 0..threads {
            self.able[thread] &= enabled;
            if self.before[thread] & enabled != 0 {
                allowed &= !(1 << thread);
            }
        }
        self.enabled = enabled;
        if allowed == 0 { enabled } else { allowed }
    }

    pub fn chosen(&mut self, thread: ThreadIdx, threads: usize) {
        if self.active {
            for other in 0..threads {
                self.ran[other] |= 1 << thread;
                self.before[other] &= !(1 << thread);
            }
        }
    }
}
