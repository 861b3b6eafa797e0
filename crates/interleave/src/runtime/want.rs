//! The condition under which an announced operation can happen.
//!
//! A thread that waits is never chosen before its condition holds, so nothing has to be woken up,
//! and a deadlock is a state in which no condition holds.

use super::ids::ThreadIdx;
use super::object::{Model, OnceModel};
use super::step::Want;
use super::world::{State, World};

impl Want {
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
            Self::Park | Self::Poll => world.threads[me].token,
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
