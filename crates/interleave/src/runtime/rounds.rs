//! A run that repeats the same steps for ever.

use super::record::RawStep;
use super::world::{State, World};
use crate::data::Cycle;

/// The longest round that is looked for: two threads that hold each other up make 16 rounds of their loops each.
const MAX_ROUND: usize = 1_000;

impl World {
    /// Finds the shortest round that the end of the run repeats at least three times, and where its first one begins.
    ///
    /// A round in which an enabled thread never runs would end under a fair scheduler, so it does not count.
    pub(super) fn round(&self) -> Option<Cycle> {
        let steps = &self.steps;
        let needed = self.still_going();
        let len = (1..=MAX_ROUND.min(steps.len() / 3)).find(|&len| {
            repeats(steps, len) && needed & !threads(&steps[steps.len() - len..]) == 0
        })?;
        let mut start = steps.len() - len;
        while start > 0 && steps[start - 1] == steps[start - 1 + len] {
            start -= 1;
        }
        Some(Cycle { start, len })
    }

    /// The threads that are enabled now, or have run lately.
    fn still_going(&self) -> u64 {
        let lately = threads(&self.steps[self.steps.len() * 3 / 4..]);
        let going = |&t: &usize| {
            let thread = &self.threads[t];
            let can_go = thread.state == State::Waiting && thread.call.want.holds(self, t);
            can_go || (thread.state != State::Finished && lately & (1 << t) != 0)
        };
        (0..self.threads.len())
            .filter(going)
            .fold(0, |set, thread| set | 1 << thread)
    }
}

/// Whether the last `len` steps equal those before them, twice: the same threads, the same lines, the same values.
fn repeats(steps: &[RawStep], len: usize) -> bool {
    let last = steps.len();
    (last - 2 * len..last).all(|i| steps[i] == steps[i - len])
}

fn threads(steps: &[RawStep]) -> u64 {
    steps.iter().fold(0, |set, step| set | 1 << step.thread)
}
