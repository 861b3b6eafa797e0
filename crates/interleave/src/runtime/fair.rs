//! Fairness towards threads that a spinning thread waits for.
//!
//! The rule of "Fair stateless model checking" (Musuvathi and Qadeer, PLDI 2008), with more patience: after
//! `PATIENCE` yields, a thread may run only after every thread that was enabled all that while and was never chosen.
//! So a few yields, sleeps or attempts in a row hide no interleaving, and a loop that waits for another thread ends
//! under every scheduler.
//!
//! A loop that changes something while it waits does not look like waiting. It is recognised by its rounds instead: a
//! thread that passes one line `ROUNDS` times, while others are enabled and never chosen, must wait for them as well.
//! A loop that ends by itself may make as many rounds, so this rule ([`Limits::hold_loops`]) applies only after a run
//! without it had to be cut.
//!
//! [`Limits::hold_loops`]: super::world::Limits::hold_loops

use super::world::{Loc, MAX_THREADS, ThreadIdx};

/// How often a thread may yield before it has to wait for the others.
const PATIENCE: u8 = 6;

/// How often a thread may pass one line before it has to wait for the others.
const ROUNDS: u8 = 16;

#[derive(Debug)]
pub(crate) struct Fair {
    active: bool,
    /// The threads that were enabled when the last choice was made.
    enabled: u64,
    /// Per thread: those that must run before it.
    before: [u64; MAX_THREADS],
    /// Per thread: its yields since it last had to wait.
    yields: [u8; MAX_THREADS],
    /// Per thread, since the first of these yields: those enabled all the time, those that it disabled, those that ran.
    able: [u64; MAX_THREADS],
    blocked: [u64; MAX_THREADS],
    ran: [u64; MAX_THREADS],
    streak: Streak,
    /// Per thread: those that must run before it because of the rounds it has made.
    after_rounds: [u64; MAX_THREADS],
    /// A thread had to wait because of the rounds it has made.
    held_loop: bool,
}

/// What one thread has done since another thread ran.
#[derive(Debug, Default)]
struct Streak {
    thread: ThreadIdx,
    /// The other threads that were enabled at some time.
    others: u64,
    /// The lines passed while others were enabled, and how often.
    lines: Vec<(Loc, u8)>,
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
            streak: Streak::default(),
            after_rounds: [0; MAX_THREADS],
            held_loop: false,
        }
    }
}

impl Streak {
    /// Records a step of `thread`. Returns the other threads if it has made too many rounds without them.
    fn passes(&mut self, thread: ThreadIdx, line: Loc, enabled: u64) -> Option<u64> {
        if self.thread != thread {
            self.begin(thread);
        }
        let others = enabled & !(1 << thread);
        self.others |= others;
        if self.others == 0 {
            return None;
        }
        let same = |(seen, _): &&mut (Loc, u8)| std::ptr::eq(*seen, line);
        let Some((_, rounds)) = self.lines.iter_mut().find(same) else {
            self.lines.push((line, 1));
            return None;
        };
        *rounds += 1;
        if *rounds < ROUNDS {
            return None;
        }
        let others = self.others;
        self.begin(thread);
        Some(others)
    }

    fn begin(&mut self, thread: ThreadIdx) {
        self.thread = thread;
        self.others = 0;
        self.lines.clear();
    }
}

impl Fair {
    pub fn reset(&mut self) {
        if self.active {
            *self = Self::default();
        }
        self.enabled = 0;
        self.streak.begin(0);
    }

    /// Whether interleavings were left out in which a thread makes more rounds of a loop before others run.
    pub fn held_loop(&self) -> bool {
        self.held_loop
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

    /// Records which threads are enabled now, after `last` ran, and returns those that may be chosen.
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
            if self.after_rounds[thread] & enabled != 0 && allowed & (1 << thread) != 0 {
                allowed &= !(1 << thread);
                self.held_loop = true;
            }
        }
        self.enabled = enabled;
        if allowed == 0 { enabled } else { allowed }
    }

    /// Records which thread was chosen.
    pub fn chosen(&mut self, thread: ThreadIdx, threads: usize) {
        if self.active {
            for other in 0..threads {
                self.ran[other] |= 1 << thread;
                self.before[other] &= !(1 << thread);
                self.after_rounds[other] &= !(1 << thread);
            }
        }
    }

    /// Records the line of the chosen thread's operation.
    pub fn passes(&mut self, thread: ThreadIdx, line: Loc) {
        if let Some(others) = self.streak.passes(thread, line, self.enabled) {
            self.active = true;
            self.after_rounds[thread] |= others;
        }
    }
}
