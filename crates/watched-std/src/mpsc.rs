//! std's `mpsc`, with a receiver whose time-outs a check can shorten.

use crate::clock;
use std::sync::mpsc;
use std::time::Duration;

pub use std::sync::mpsc::*;

/// std's `Receiver`; see there for what it does.
#[derive(Debug)]
pub struct Receiver<T>(mpsc::Receiver<T>);

/// As std's.
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let (sender, receiver) = mpsc::channel();
    (sender, Receiver(receiver))
}

/// As std's.
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let (sender, receiver) = mpsc::sync_channel(bound);
    (sender, Receiver(receiver))
}

impl<T> Receiver<T> {
    /// As std's.
    pub fn recv(&self) -> Result<T, RecvError> {
        self.0.recv()
    }

    /// As std's.
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.0.try_recv()
    }

    /// As std's.
    pub fn recv_timeout(&self, limit: Duration) -> Result<T, RecvTimeoutError> {
        self.0.recv_timeout(clock::shortened(limit))
    }

    /// As std's.
    pub fn iter(&self) -> Iter<'_, T> {
        self.0.iter()
    }

    /// As std's.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        self.0.try_iter()
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
        self.0.into_iter()
    }
}
