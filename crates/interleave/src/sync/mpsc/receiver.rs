//! The receiving half and its iterators.

use super::{Channel, RecvError, TryRecvError};
use crate::data::Op;
use crate::runtime::{Call, Hold, Loc, Note, Want, World, before_error, on_drop, perform};
use std::cell::Cell;
use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

/// The receiving half of a channel; see [`std::sync::mpsc::Receiver`].
pub struct Receiver<T> {
    channel: Arc<Channel<T>>,
    /// As in std, a receiver is not `Sync`.
    not_sync: PhantomData<Cell<()>>,
}

impl<T> Receiver<T> {
    pub(super) fn new(channel: Arc<Channel<T>>) -> Self {
        Self {
            channel,
            not_sync: PhantomData,
        }
    }

    /// Waits for a message.
    ///
    /// # Errors
    ///
    /// When the channel is empty and all senders are gone.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.recv_at(Location::caller())
    }

    #[track_caller]
    fn recv_at(&self, place: Loc) -> Result<T, RecvError> {
        let object = self.channel.handle.index();
        let call = Call::new(Op::Recv, Some(object), place);
        let rendezvous =
            crate::runtime::with(|world| world.objects[object].channel().bound == Some(0));
        if rendezvous && !perform(call, |world, _| self.arrive(world, object)) {
            return self.recv_now(call);
        }
        if rendezvous {
            return self.taken();
        }
        self.recv_now(call)
    }

    /// At a rendezvous, standing ready is a step of its own, which a `try_send` can see. True when it was not needed.
    fn arrive(&self, world: &mut World, object: usize) -> bool {
        let here = Want::Receive(object).holds(world, world.current);
        if here {
            take(world, object);
        } else {
            used(world, object);
            world.objects[object].channel_mut().ready = true;
            world.rename(Op::QueueRecv);
            world.changed();
        }
        here
    }

    #[track_caller]
    fn recv_now(&self, call: Call) -> Result<T, RecvError> {
        let object = call.object.expect("a receive has a channel");
        perform(call.when(Want::Receive(object)), |world, _| {
            take(world, object)
        });
        self.taken()
    }

    /// The message that the model has just given to this thread, if it did.
    fn taken(&self) -> Result<T, RecvError> {
        let message = self.channel.messages().pop_front();
        if message.is_none() {
            before_error();
        }
        message.ok_or(RecvError)
    }

    /// Takes a message if there is one.
    ///
    /// # Errors
    ///
    /// `Empty` when there is none, `Disconnected` when there is none and all senders are gone.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.try_recv_at(Location::caller())
    }

    #[track_caller]
    fn try_recv_at(&self, place: Loc) -> Result<T, TryRecvError> {
        let object = self.channel.handle.index();
        let call = Call::new(Op::TryRecv, Some(object), place);
        let alive = perform(call, |world, _| {
            take(world, object);
            !world.objects[object].channel().senders.is_empty()
        });
        let message = self.channel.messages().pop_front();
        message.ok_or(if alive {
            TryRecvError::Empty
        } else {
            TryRecvError::Disconnected
        })
    }

    /// Messages until all senders are gone.
    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            place: self.line(Location::caller()),
            receiver: self,
        }
    }

    /// The messages that are there.
    #[track_caller]
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter {
            place: self.line(Location::caller()),
            receiver: self,
        }
    }

    /// The place itself, or the line where the channel was made if it is one of std's.
    fn line(&self, place: Loc) -> Loc {
        learners(place, self.channel.handle.made())
    }
}

/// `caller` if it is a line of the program under test. Adapters of std such as `count` call from lines of their own.
fn learners(caller: Loc, remembered: Loc) -> Loc {
    let file = caller.file();
    let of_std = file.starts_with("/rustc/") || file.contains("rustlib");
    if of_std { remembered } else { caller }
}

/// Records which thread has the receiver: the one that uses it.
fn used(world: &mut World, object: usize) {
    let place = world.steps.last().expect("a receive is a step").place;
    let thread = world.current;
    world.objects[object].channel_mut().used = Some(Hold { thread, place });
}

/// Takes one message away in the model, if there is one.
fn take(world: &mut World, object: usize) {
    used(world, object);
    let channel = world.objects[object].channel_mut();
    channel.ready = false;
    let ticket = channel.taken + 1;
    if channel.len == 0 {
        world.ticket(ticket);
        return world.note(Note::Failed);
    }
    channel.len -= 1;
    channel.taken = ticket;
    let queued = Note::Queued(channel.len, channel.bound);
    world.ticket(ticket);
    world.changed();
    world.note(queued);
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let Some(object) = self.channel.handle.existing() else {
            return;
        };
        let mut left = VecDeque::new();
        on_drop(
            Call::new(Op::DropReceiver, Some(object), self.channel.handle.made()),
            |world, _| {
                let channel = world.objects[object].channel_mut();
                channel.receiver = false;
                // What is offered at a rendezvous goes back to the sender that waits there.
                if channel.bound != Some(0) {
                    channel.len = 0;
                    std::mem::swap(&mut left, &mut self.channel.messages());
                }
                world.changed();
            },
        );
        // Outside of the step, since destructors of messages may be operations.
        drop(left);
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

/// Messages until all senders are gone; see [`Receiver::iter`].
#[derive(Debug)]
pub struct Iter<'a, T> {
    receiver: &'a Receiver<T>,
    /// Where it was made: the line to show when an adapter of std asks for the next message.
    place: Loc,
}

/// The messages that are there; see [`Receiver::try_iter`].
#[derive(Debug)]
pub struct TryIter<'a, T> {
    receiver: &'a Receiver<T>,
    place: Loc,
}

/// Messages until all senders are gone, owning the receiver.
#[derive(Debug)]
pub struct IntoIter<T> {
    receiver: Receiver<T>,
    place: Loc,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        let place = learners(Location::caller(), self.place);
        self.receiver.recv_at(place).ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        let place = learners(Location::caller(), self.place);
        self.receiver.try_recv_at(place).ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        let place = learners(Location::caller(), self.place);
        self.receiver.recv_at(place).ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter {
            place: self.line(Location::caller()),
            receiver: self,
        }
    }
}
