//! std's `sync::mpsc`. The error types are std's own.
//!
//! There is no `recv_timeout`, because there is no time.

mod receiver;
mod sender;

pub use receiver::{IntoIter, Iter, Receiver, TryIter};
pub use sender::{Sender, SyncSender};
pub use std::sync::mpsc::{RecvError, SendError, TryRecvError, TrySendError};

use crate::data::ObjectKind;
use crate::runtime::{ChannelModel, Handle, Hold, Loc, Model, SenderModel, with};
use std::collections::VecDeque;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What senders and receiver share. The model counts the messages; this keeps them.
struct Channel<T> {
    handle: Handle,
    messages: Mutex<VecDeque<T>>,
}

impl<T> Channel<T> {
    /// The mutex is never held across a step, so it is always free.
    fn messages(&self) -> MutexGuard<'_, VecDeque<T>> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes a channel without a limit; see [`std::sync::mpsc::channel`].
#[must_use]
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = new_channel(None, Location::caller());
    (Sender::first(&channel), Receiver::new(channel))
}

/// Makes a channel for at most `bound` messages; with 0, a rendezvous. See [`std::sync::mpsc::sync_channel`].
#[must_use]
#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = new_channel(Some(bound), Location::caller());
    (SyncSender::first(&channel), Receiver::new(channel))
}

#[track_caller]
fn new_channel<T>(bound: Option<usize>, place: Loc) -> Arc<Channel<T>> {
    let made = Hold {
        thread: with(|world| world.current),
        place,
    };
    let model = ChannelModel {
        bound,
        len: 0,
        senders: vec![SenderModel { id: 0, made }],
        made_senders: 1,
        receiver: true,
        used: None,
        ready: false,
        put: 0,
        taken: 0,
    };
    let handle = Handle::register(ObjectKind::Channel, Model::Channel(model), place);
    Arc::new(Channel {
        handle,
        messages: Mutex::new(VecDeque::new()),
    })
}
