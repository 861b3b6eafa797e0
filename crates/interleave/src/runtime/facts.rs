//! What a search needs to know about the steps besides what is shown: which of them touch the same thing, and which
//! thread has waited for which.

use super::ids::ThreadIdx;
use super::step::{Fact, Link, Pending, Want};
use super::world::{State, World};

impl World {
    /// The last step also concerned this mutex or thread.
    pub fn also(&mut self, index: usize) {
        self.last_fact().also = Some(index);
    }

    /// The last step concerned the message with this number.
    pub fn ticket(&mut self, ticket: u64) {
        self.last_fact().ticket = ticket;
    }

    /// The last step left its object as it was.
    pub fn looked(&mut self) {
        self.last_fact().looked = true;
    }

    fn last_fact(&mut self) -> &mut Fact {
        self.facts.last_mut().expect("a fact belongs to a step")
    }

    /// The wait of `thread` is over, without a step.
    pub fn waited(&mut self, thread: ThreadIdx, want: Want) {
        if want.silent() {
            self.links
                .push((self.steps.len(), Link::Waited(thread, want)));
        }
    }

    /// Keeps who was waiting for a turn when the run failed: what follows changes the model.
    pub(super) fn keep_pending(&mut self) {
        let pending = |(thread, it): (ThreadIdx, &super::world::Thread)| {
            (it.state == State::Waiting).then(|| Pending {
                thread,
                call: it.call,
                enabled: it.call.want.holds(self, thread),
                can_be_spurious: self.can_be_spurious(thread),
                two_ways: self.has_two_ways(thread),
            })
        };
        self.pending = self
            .threads
            .iter()
            .enumerate()
            .filter_map(pending)
            .collect();
    }
}
