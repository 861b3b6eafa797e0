//! The receiving half and its iterators.

use super::{Channel, RecvError, TryRecvError};
use crate::data::Op;
use crate::runtime::{Call, Note, Want, World, before_error, on_drop, perform};
use std::cell::Cell;
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
        let object = self.channel.handle.index();
        let call = Call::new(Op::Recv, Some(object), Location::caller());
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

    /// At a rendezvous, being there is a step of its own, which a `try_send` can see. True when it was not needed.
    fn arrive(&self, world: &mut World, object: usize) -> bool {
        let here = Want::Receive(object).holds(world, world.current);
        if here {
            take(world, object);
        } else {
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
        let object = self.channel.handle.index();
        let call = Call::new(Op::TryRecv, Some(object), Location::caller());
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
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self)
    }

    /// The messages that are there.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter(self)
    }
}

/// Takes one message away in the model, if there is one.
fn take(world: &mut World, object: usize) {
    let channel = world.objects[object].channel_mut();
    channel.ready = false;
    if channel.len == 0 {
        return world.note(Note::Failed);
    }
    channel.len -= 1;
    channel.taken += 1;
    let queued = Note::Queued(channel.len);
    world.changed();
    world.note(queued);
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let Some(object) = self.channel.handle.existing() else {
            return;
        };
        on_drop(
            Call::new(Op::DropReceiver, Some(object), self.channel.handle.made()),
            |world, _| {
                world.objects[object].channel_mut().receiver = false;
                world.changed();
            },
        );
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

/// Messages until all senders are gone; see [`Receiver::iter`].
#[derive(Debug)]
pub struct Iter<'a, T>(&'a Receiver<T>);

/// The messages that are there; see [`Receiver::try_iter`].
#[derive(Debug)]
pub struct TryIter<'a, T>(&'a Receiver<T>);

/// Messages until all senders are gone, owning the receiver.
#[derive(Debug)]
pub struct IntoIter<T>(Receiver<T>);

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.recv().ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self)
    }
}
