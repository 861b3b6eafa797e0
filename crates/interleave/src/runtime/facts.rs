//! What a search needs to know about the steps besides what is shown: which of them touch the same thing, and which
//! thread has waited for which.

use super::record::Call;
use super::want::Want;
use super::world::{State, ThreadIdx, World};

/// What is known about the step with the same index, besides its [`RawStep`](super::RawStep).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fact {
    /// The mutex of a wait on a condition variable, or the thread that is asked about.
    pub also: Option<usize>,
    /// The number of the message that was sent or received, or would have been.
    pub ticket: u64,
    /// The operation only looked, although it is one that can change its object.
    pub looked: bool,
}

/// A wait that ended without a step, or a thread that ended.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Link {
    Waited(ThreadIdx, Want),
    Finished(ThreadIdx),
}

/// A thread that was waiting for its turn when the run failed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pending {
    pub thread: ThreadIdx,
    pub call: Call,
    pub enabled: bool,
}

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
