//! The condition under which an announced operation can happen.
//!
//! A thread that waits is never chosen before its condition holds, so nothing has to be woken up,
//! and a deadlock is a state in which no condition holds.

use super::object::{Model, OnceModel};
use super::world::{ObjectIdx, State, ThreadIdx, World};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    /// Can always happen.
    Go,
    Lock(ObjectIdx),
    Read(ObjectIdx),
    /// A writer that has queued up.
    Write(ObjectIdx),
    Wake {
        condvar: ObjectIdx,
        mutex: ObjectIdx,
    },
    Receive(ObjectIdx),
    Send(ObjectIdx),
    /// A message offered at a rendezvous has been taken.
    Taken {
        channel: ObjectIdx,
        ticket: u64,
    },
    Join(ThreadIdx),
    /// All threads of the set have finished.
    Scope(u64),
    Barrier {
        barrier: ObjectIdx,
        generation: usize,
    },
    /// No thread is initialising.
    Once(ObjectIdx),
    /// A thread has initialised. With `poison`, an attempt that panicked ends the wait too.
    Initialised {
        once: ObjectIdx,
        poison: bool,
    },
    Park,
}

impl Want {
    /// Whether the operation only ends a wait: nobody can see when it happens, so it is never worth a choice.
    pub fn silent(self) -> bool {
        matches!(
            self,
            Self::Join(_) | Self::Scope(_) | Self::Barrier { .. } | Self::Taken { .. }
        )
    }

    /// Whether the operation can happen now, if `me` is the thread that wants it.
    pub fn holds(self, world: &World, me: ThreadIdx) -> bool {
        let objects = &world.objects;
        match self {
            Self::Go => true,
            Self::Lock(o) => objects[o].mutex().is_none(),
            Self::Read(o) => objects[o].rwlock().admits_reader(),
            Self::Write(o) => objects[o].rwlock().admits_writer(),
            Self::Wake { condvar, mutex } => {
                objects[mutex].mutex().is_none() && objects[condvar].condvar().signalled(me)
            }
            Self::Receive(o) => objects[o].channel().has_news(),
            Self::Send(o) => objects[o].channel().has_room(),
            Self::Taken { channel, ticket } => objects[channel].channel().took(ticket),
            Self::Join(thread) => world.threads[thread].state == State::Finished,
            Self::Scope(set) => world.finished(set),
            Self::Barrier {
                barrier,
                generation,
            } => match objects[barrier].model {
                Model::Barrier {
                    generation: now, ..
                } => now != generation,
                _ => unreachable!("a barrier has the model of one"),
            },
            Self::Once(o) => !matches!(objects[o].once(), OnceModel::Running(_)),
            Self::Initialised { once, poison } => match objects[once].once() {
                OnceModel::Done => true,
                OnceModel::Poisoned => poison,
                OnceModel::New | OnceModel::Running(_) => false,
            },
            Self::Park => world.threads[me].token,
        }
    }
}

impl World {
    /// Whether all threads of the set have finished.
    pub fn finished(&self, set: u64) -> bool {
        self.threads
            .iter()
            .enumerate()
            .all(|(i, t)| set & (1 << i) == 0 || t.state == State::Finished)
    }
}
