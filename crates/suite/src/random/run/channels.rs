//! The operations on channels.

use super::Own;
use crate::random::generate::Op;
use interleave::sync::mpsc::{self, Receiver, SyncSender};

pub enum Sender {
    Bounded(SyncSender<usize>),
    Unbounded(mpsc::Sender<usize>),
}

impl Sender {
    fn send(&self, value: usize) -> bool {
        match self {
            Self::Bounded(sender) => sender.send(value).is_ok(),
            Self::Unbounded(sender) => sender.send(value).is_ok(),
        }
    }

    fn try_send(&self, value: usize) -> usize {
        match self {
            Self::Bounded(sender) => match sender.try_send(value) {
                Ok(()) => 1,
                Err(mpsc::TrySendError::Full(_)) => 2,
                Err(mpsc::TrySendError::Disconnected(_)) => 3,
            },
            Self::Unbounded(sender) => usize::from(sender.send(value).is_ok()),
        }
    }
}

impl Clone for Sender {
    fn clone(&self) -> Self {
        match self {
            Self::Bounded(sender) => Self::Bounded(sender.clone()),
            Self::Unbounded(sender) => Self::Unbounded(sender.clone()),
        }
    }
}

pub fn channel(bound: Option<usize>) -> (Sender, Receiver<usize>) {
    match bound {
        Some(bound) => {
            let (sender, receiver) = mpsc::sync_channel(bound);
            (Sender::Bounded(sender), receiver)
        }
        None => {
            let (sender, receiver) = mpsc::channel();
            (Sender::Unbounded(sender), receiver)
        }
    }
}

impl Own<'_> {
    pub fn channel(&mut self, op: Op) -> usize {
        let me = self.me + 1;
        match op {
            Op::Send(i) => self.senders[i]
                .as_ref()
                .map_or(9, |sender| sender.send(me).into()),
            Op::TrySend(i) => self.senders[i]
                .as_ref()
                .map_or(9, |sender| sender.try_send(me)),
            Op::DropSender(i) => self.senders[i].take().map_or(0, |_| 1),
            Op::DropReceiver(i) => self.receivers[i].take().map_or(0, |_| 1),
            Op::Receive(i) => self.receivers[i]
                .as_ref()
                .map_or(9, |r| r.recv().unwrap_or(8)),
            Op::TryReceive(i) => self.receivers[i]
                .as_ref()
                .map_or(9, |r| match r.try_recv() {
                    Ok(value) => value,
                    Err(mpsc::TryRecvError::Empty) => 20,
                    Err(mpsc::TryRecvError::Disconnected) => 21,
                }),
            Op::SharedSend => usize::from(self.objects.queue.1.send(me).is_ok()),
            _ => {
                let queue = self
                    .objects
                    .queue
                    .0
                    .lock()
                    .unwrap_or_else(|e| e.into_inner());
                queue.try_recv().map_or(30, |value| value)
            }
        }
    }
}
