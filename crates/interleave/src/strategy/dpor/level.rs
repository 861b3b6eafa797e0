//! A choice of the current run: what has been tried there, what is to be tried, and what need not be.

use super::table::Footprint;
use crate::strategy::options::threads_of;
use crate::strategy::{NOBODY, thread_of};

/// A choice, as it was met first.
pub(super) struct Level {
    pub options: Vec<u8>,
    pub taken: u8,
    /// The threads that have to be tried here.
    pub wanted: u64,
    pub done: Vec<Sleeper>,
    pub sleep: Vec<Sleeper>,
}

/// An option of which everything has been tried that begins with it, and what its step does.
#[derive(Clone)]
pub(super) struct Sleeper {
    pub option: u8,
    pub footprint: Footprint,
}

impl Level {
    /// The threads that could go.
    pub fn able(&self) -> u64 {
        threads_of(&self.options)
    }

    pub fn lets(&self, thread: usize) -> bool {
        self.able() & (1 << thread) != 0
    }

    pub fn sleeps(&self, option: u8) -> bool {
        self.sleep.iter().any(|sleeper| sleeper.option == option)
    }

    pub fn next(&self) -> Option<u8> {
        let tried = |option: u8| {
            option == self.taken
                || self
                    .done
                    .iter()
                    .chain(&self.sleep)
                    .any(|sleeper| sleeper.option == option)
        };
        let thread = thread_of(self.taken);
        let untried = self.options.iter().copied();
        let untried = untried.filter(|&option| self.wants(option) && !tried(option));
        // The other way of the same operation first, so that both sleep while others are tried.
        untried.min_by_key(|&option| thread_of(option) != thread)
    }

    fn wants(&self, option: u8) -> bool {
        option == NOBODY || self.wanted & (1 << thread_of(option)) != 0
    }
}
