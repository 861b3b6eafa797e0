//! All interleavings, depth first: the last choice that has another option takes it in the next run.

use super::{Budget, Choice, Picked, Strategy};
use crate::runtime::World;

pub(crate) struct Dfs {
    budget: Budget,
    levels: Vec<Level>,
    depth: usize,
    started: bool,
    complete: bool,
    limited: bool,
}

/// A choice between at least two threads, as it was met first.
struct Level {
    options: Vec<u8>,
    taken: usize,
}

impl Dfs {
    pub fn new(budget: Budget) -> Self {
        Self {
            budget,
            levels: Vec::new(),
            depth: 0,
            started: false,
            complete: false,
            limited: false,
        }
    }

    /// Whether all interleavings have been tried.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// Whether a thread was held back for fairness, so that even a complete search has not tried everything.
    pub fn limited(&self) -> bool {
        self.limited
    }
}

impl Strategy for Dfs {
    fn begin(&mut self) -> bool {
        if self.started {
            while self
                .levels
                .last()
                .is_some_and(|level| level.taken + 1 == level.options.len())
            {
                self.levels.pop();
            }
            match self.levels.last_mut() {
                Some(level) => level.taken += 1,
                None => {
                    self.complete = true;
                    return false;
                }
            }
        }
        self.started = true;
        self.depth = 0;
        self.budget.take_schedule()
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        self.limited |= choice.held_back();
        if let [only] = choice.options {
            return Picked::Thread(*only);
        }
        let depth = self.depth;
        self.depth += 1;
        match self.levels.get(depth) {
            None => {
                self.levels.push(Level {
                    options: choice.options.to_vec(),
                    taken: 0,
                });
                Picked::Thread(choice.options[0])
            }
            Some(level) if level.options == choice.options => {
                Picked::Thread(level.options[level.taken])
            }
            Some(_) => Picked::Refused(super::DIFFERENT_CHOICE.into()),
        }
    }

    fn end(&mut self, world: &World) {
        self.budget.take_steps(world.order.len());
    }
}
