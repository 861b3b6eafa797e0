//! Any thread that can go, with equal chance.

use super::{Budget, Choice, Picked, Rng, Strategy};
use crate::runtime::World;

pub(crate) struct Random {
    rng: Rng,
    budget: Budget,
}

impl Random {
    pub fn new(seed: u64, budget: Budget) -> Self {
        Self {
            rng: Rng::new(seed),
            budget,
        }
    }
}

impl Strategy for Random {
    fn begin(&mut self) -> bool {
        self.budget.take_schedule()
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        let options = choice.mostly_ordinary(&mut self.rng);
        let index = if options.len() == 1 {
            0
        } else {
            self.rng.below(options.len())
        };
        Picked::Option(options[index])
    }

    fn end(&mut self, world: &World) {
        self.budget.take_steps(world.order.len());
    }
}
