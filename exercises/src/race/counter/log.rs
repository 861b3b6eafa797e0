//! What the threads of a run have begun and ended, against which every `get` is held.

use super::Calls::{Gets, Increments};
use super::{Calls, Counts, Program};
use interleave::Named;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Mutex, PoisonError};

/// The increments that have begun and ended so far, of each thread. Every look at them is a step, and so are the
/// changes, so that no two orders that differ in what a `get` may return count as the same.
pub(super) struct Log {
    begun: Vec<AtomicUsize>,
    ended: Vec<AtomicUsize>,
    before: usize,
    odd: Mutex<Option<String>>,
    notes: bool,
}

impl Log {
    pub fn new(program: &Program) -> Log {
        let each = |what: &str| {
            let numbers = program.threads.iter();
            numbers
                .map(|(name, _)| AtomicUsize::new(0).named(&format!("{what} by {name}")))
                .collect()
        };
        Log {
            begun: each("begun"),
            ended: each("ended"),
            before: program.before,
            odd: Mutex::default(),
            notes: program.notes,
        }
    }

    /// What a `get` returned that no order of the calls explains.
    pub fn odd(&self) -> Option<String> {
        let mut odd = self.odd.lock().unwrap_or_else(PoisonError::into_inner);
        odd.take()
    }

    pub fn increment(&self, counter: &dyn Counts, thread: usize, round: usize) {
        if !self.notes {
            return counter.increment();
        }
        self.begun[thread].store(round + 1, SeqCst);
        counter.increment();
        self.ended[thread].store(round + 1, SeqCst);
    }

    /// How many increments are noted here, of all threads.
    fn sum(&self, noted: &[AtomicUsize], program: &Program) -> usize {
        let of = |(noted, (_, calls)): (&AtomicUsize, &(_, Calls))| match calls {
            Increments(_) => noted.load(SeqCst),
            Gets(_) => 0,
        };
        self.before + noted.iter().zip(&program.threads).map(of).sum::<usize>()
    }

    /// Gets the count; `last` is what this thread got before.
    pub fn get(&self, counter: &dyn Counts, program: &Program, last: usize) -> usize {
        let least = self.sum(&self.ended, program);
        let count = counter.get();
        let most = self.sum(&self.begun, program);
        let odd = match count {
            _ if count < least => {
                format!(
                    "`get` returned {count}, though {} had returned before",
                    calls(least)
                )
            }
            _ if count > most => format!(
                "`get` returned {count}, though only {} had begun",
                calls(most)
            ),
            _ if count < last => {
                format!("`get` returned {count} to a thread that had got {last} before")
            }
            _ => return count,
        };
        let mut noted = self.odd.lock().unwrap_or_else(PoisonError::into_inner);
        noted.get_or_insert(odd);
        count
    }
}

fn calls(number: usize) -> String {
    match number {
        1 => "1 call of `increment`".into(),
        more => format!("{more} calls of `increment`"),
    }
}
