//! Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010).
//!
//! Threads have random priorities and the highest that can go goes; at `depth - 1` random places in the run, the
//! thread that goes falls behind all others. A bug that needs `depth` ordered events among `n` threads and `k`
//! operations is found by one run with a chance of at least 1 / (n * k^(depth - 1)).

use super::{Budget, Choice, NOBODY, Picked, Rng, Strategy, thread_of};
use crate::runtime::World;

pub(crate) struct Pct {
    rng: Rng,
    budget: Budget,
    depth: usize,
    /// The length of the longest run so far, in choices.
    longest: usize,
    step: usize,
    changes: Vec<usize>,
    /// Per thread; the highest goes. Those that fell behind count down from `lowest`.
    priorities: Vec<i64>,
    lowest: i64,
}

impl Pct {
    pub fn new(seed: u64, depth: usize, budget: Budget) -> Self {
        Self {
            rng: Rng::new(seed),
            budget,
            depth,
            longest: 1,
            step: 0,
            changes: Vec::new(),
            priorities: Vec::new(),
            lowest: 0,
        }
    }

    fn priority(&mut self, thread: usize) -> i64 {
        while self.priorities.len() <= thread {
            // Ties are as good as impossible, and broken by the order of spawning.
            let priority = (self.rng.next() >> 2) as i64 + 1;
            self.priorities.push(priority);
        }
        self.priorities[thread]
    }
}

impl Strategy for Pct {
    fn begin(&mut self) -> bool {
        self.longest = self.longest.max(self.step);
        self.step = 0;
        self.lowest = 0;
        self.priorities.clear();
        self.changes.clear();
        for _ in 1..self.depth {
            let place = self.rng.below(self.longest) + 1;
            self.changes.push(place);
        }
        self.budget.take_schedule()
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        if let [only] = choice.options {
            return Picked::Option(*only);
        }
        self.step += 1;
        if self.changes.contains(&self.step)
            && let Some(last) = choice.last
        {
            self.priority(last);
            self.lowest -= 1;
            self.priorities[last] = self.lowest;
        }
        let options = choice.mostly_ordinary(&mut self.rng);
        let mut best = (i64::MIN, options[0]);
        // Of two ways of one operation, the later one is without a reason, and was admitted by chance.
        for &option in options {
            let priority = match option {
                NOBODY => i64::MIN,
                option => self.priority(thread_of(option)),
            };
            if priority >= best.0 {
                best = (priority, option);
            }
        }
        Picked::Option(best.1)
    }

    fn end(&mut self, world: &World) {
        self.budget.take_steps(world.order.len());
    }
}
