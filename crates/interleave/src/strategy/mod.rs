//! Ways to choose the next thread. A strategy lives over many runs.

mod dfs;
mod dpor;
mod guide;
mod pct;
mod random;
mod round_robin;

pub(crate) use dfs::Dfs;
pub(crate) use dpor::Reduction;
pub(crate) use guide::{Guide, Plan};
pub(crate) use pct::Pct;
pub(crate) use random::Random;
pub(crate) use round_robin::RoundRobin;

use crate::runtime::World;
use std::any::Any;

/// A choice: who can go, with the thread that went last in front if it is one of them.
pub(crate) struct Choice<'a> {
    /// Never empty.
    pub options: &'a [u8],
    /// All threads that could go, also those held back for fairness.
    pub enabled: u64,
    pub last: Option<usize>,
    pub world: &'a World,
}

impl Choice<'_> {
    /// Whether a thread that could go may not, for fairness.
    pub fn held_back(&self) -> bool {
        self.enabled.count_ones() as usize != self.options.len()
    }
}

pub(crate) enum Picked {
    Thread(u8),
    /// The strategy can't go on, and why: the program does not do what it did before.
    Refused(String),
}

pub(crate) trait Strategy: Send + Any {
    /// Prepares for a run; false when there is to be none.
    fn begin(&mut self) -> bool;

    /// Chooses. Called at each operation of the program, also when there is one option only.
    fn choose(&mut self, choice: &Choice<'_>) -> Picked;

    /// Hears how the run ended.
    fn end(&mut self, _world: &World) {}

    /// Whether the run that has just ended was the same as an earlier one, for this strategy.
    fn was_redundant(&self) -> bool {
        false
    }
}

/// What a search that goes back to an earlier choice says when it is not the same any more.
const DIFFERENT_CHOICE: &str =
    "the same beginning of a schedule led to a different choice of threads";

/// Chooses the first option, and asks for no run.
pub(crate) struct Nothing;

impl Strategy for Nothing {
    fn begin(&mut self) -> bool {
        false
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        Picked::Thread(choice.options[0])
    }
}

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): written out, so that a seed means the same for ever.
#[derive(Clone, Debug)]
pub(crate) struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is not 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

/// Both budgets of a search, in schedules and in steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    pub schedules: u64,
    pub steps: u64,
}

impl Budget {
    pub fn take_schedule(&mut self) -> bool {
        if self.schedules == 0 || self.steps == 0 {
            return false;
        }
        self.schedules -= 1;
        true
    }

    pub fn take_steps(&mut self, steps: usize) {
        self.steps = self.steps.saturating_sub(steps as u64);
    }
}
