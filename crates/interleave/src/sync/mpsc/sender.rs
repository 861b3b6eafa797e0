//! The sending halves.

use super::{Channel, SendError, TrySendError};
use crate::data::Op;
use crate::runtime::{
    Call, Hold, Loc, Note, SenderModel, Want, before_error, on_drop, perform, wait_until,
};
use std::fmt;
use std::panic::Location;
use std::sync::Arc;

/// One of possibly many handles. Its clone and drop keep the model's list of living senders up to date.
struct Half<T> {
    channel: Arc<Channel<T>>,
    id: u64,
    made: Loc,
}

/// The sending half of [`channel`](super::channel); see [`std::sync::mpsc::Sender`].
pub struct Sender<T>(Half<T>);

/// The sending half of [`sync_channel`](super::sync_channel); see [`std::sync::mpsc::SyncSender`].
pub struct SyncSender<T>(Half<T>);

impl<T> Sender<T> {
    pub(super) fn first(channel: &Arc<Channel<T>>) -> Self {
        Self(Half::first(channel))
    }

    /// Puts a message into the channel.
    ///
    /// # Errors
    ///
    /// The message, when the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        let sent = self.0.put(Op::Send, Location::caller(), message);
        sent.map(|_| ()).map_err(refused)
    }

    pub(crate) fn name(&self, name: &str) {
        self.0.channel.handle.name(name);
    }
}

impl<T> SyncSender<T> {
    pub(super) fn first(channel: &Arc<Channel<T>>) -> Self {
        Self(Half::first(channel))
    }

    /// Waits for room in the channel and puts a message into it; at a rendezvous, waits until it has been received.
    ///
    /// # Errors
    ///
    /// The message, when the receiver is gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        let place = Location::caller();
        let ticket = self.0.put(Op::Send, place, message).map_err(refused)?;
        match ticket {
            None => Ok(()),
            Some(ticket) => self.0.await_receiver(ticket, place),
        }
    }

    /// Puts a message into the channel if there is room; at a rendezvous, if a receiver waits.
    ///
    /// # Errors
    ///
    /// The message, when there is no room, or when the receiver is gone.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        let object = self.0.channel.handle.index();
        let call = Call::new(Op::TrySend, Some(object), Location::caller());
        perform(call, |world, _| {
            let channel = world.objects[object].channel_mut();
            let room = match channel.bound {
                Some(0) => channel.ready && channel.len == 0,
                Some(bound) => channel.len < bound,
                None => true,
            };
            let (alive, ticket) = (channel.receiver, channel.put + 1);
            if !alive || !room {
                world.ticket(ticket);
                world.note(Note::Failed);
                return Err(if alive {
                    TrySendError::Full(message)
                } else {
                    TrySendError::Disconnected(message)
                });
            }
            channel.len += 1;
            channel.put = ticket;
            let queued = Note::Queued(channel.len, channel.bound);
            world.ticket(ticket);
            self.0.channel.messages().push_back(message);
            world.changed();
            world.note(queued);
            Ok(())
        })
    }

    pub(crate) fn name(&self, name: &str) {
        self.0.channel.handle.name(name);
    }
}

/// The error of a message that nobody will receive.
fn refused<T>(message: T) -> SendError<T> {
    before_error();
    SendError(message)
}

impl<T> Half<T> {
    fn first(channel: &Arc<Channel<T>>) -> Self {
        Self {
            channel: Arc::clone(channel),
            id: 0,
            made: channel.handle.made(),
        }
    }

    /// Waits for room and puts the message there. At a rendezvous, returns its number, which has to be awaited.
    #[track_caller]
    fn put(&self, op: Op, place: Loc, message: T) -> Result<Option<u64>, T> {
        let object = self.channel.handle.index();
        perform(
            Call::new(op, Some(object), place).when(Want::Send(object)),
            |world, _| {
                let channel = world.objects[object].channel_mut();
                let number = channel.put + 1;
                if !channel.receiver {
                    world.ticket(number);
                    world.note(Note::Failed);
                    return Err(message);
                }
                channel.len += 1;
                channel.put = number;
                let queued = Note::Queued(channel.len, channel.bound);
                let ticket = (channel.bound == Some(0)).then_some(number);
                world.ticket(number);
                self.channel.messages().push_back(message);
                world.changed();
                world.note(queued);
                Ok(ticket)
            },
        )
    }

    #[track_caller]
    fn await_receiver(&self, ticket: u64, place: Loc) -> Result<(), SendError<T>> {
        let object = self.channel.handle.index();
        let call = Call::new(Op::SendDone, Some(object), place);
        wait_until(call.when(Want::Taken {
            channel: object,
            ticket,
        }));
        let taken = crate::runtime::with(|world| world.objects[object].channel().taken);
        if taken >= ticket {
            return Ok(());
        }
        let message = self.channel.messages().pop_front();
        Err(refused(
            message.expect("a message that nobody took is still there"),
        ))
    }

    #[track_caller]
    fn fork(&self, made: Loc) -> Self {
        let object = self.channel.handle.index();
        let id = crate::runtime::with(|world| {
            let thread = world.current;
            let channel = world.objects[object].channel_mut();
            let id = channel.made_senders;
            channel.made_senders += 1;
            channel.senders.push(SenderModel {
                id,
                made: Hold {
                    thread,
                    place: made,
                },
            });
            id
        });
        Self {
            channel: Arc::clone(&self.channel),
            id,
            made,
        }
    }
}

impl<T> Drop for Half<T> {
    fn drop(&mut self) {
        let Some(object) = self.channel.handle.existing() else {
            return;
        };
        let id = self.id;
        on_drop(
            Call::new(Op::DropSender, Some(object), self.made),
            |world, _| {
                let senders = &mut world.objects[object].channel_mut().senders;
                senders.retain(|sender| sender.id != id);
                let left = Note::Senders(senders.len());
                world.changed();
                world.note(left);
            },
        );
    }
}

impl<T> Clone for Sender<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self(self.0.fork(Location::caller()))
    }
}

impl<T> Clone for SyncSender<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self(self.0.fork(Location::caller()))
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}
