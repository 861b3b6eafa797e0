//! Refused: A thread repeats a `try_send` that fails every time, and nobody can change that any more.

use exercises::feeds::{Feed, File, Side, Store};
use interleave::sync::mpsc::{TryRecvError, TrySendError, channel, sync_channel};
use interleave::thread;

pub fn total(files: Vec<File<'_>>) -> u64 {
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        for file in files {
            let sender = sender.clone();
            scope.spawn(move || sender.send(file.count()).unwrap());
        }
        drop(sender);
        receiver.iter().sum()
    })
}

pub fn merge(feeds: Vec<Feed<'_>>, capacity: usize, store: &mut Store<'_>) {
    let (sender, receiver) = sync_channel(capacity);
    thread::scope(|scope| {
        for feed in feeds {
            let sender = sender.clone();
            scope.spawn(move || feed.for_each(|item| sender.send(item).unwrap()));
        }
        drop(sender);
        for item in receiver {
            store.put(item);
        }
    });
}

pub fn swap(left: Side<'_>, right: Side<'_>, capacity: usize) {
    let (to_right, from_left) = sync_channel(capacity);
    let (to_left, from_right) = sync_channel(capacity);
    thread::scope(|scope| {
        scope.spawn(move || {
            let (mut feed, mut store, mut sender, receiver) =
                (left.feed, left.store, Some(to_right), from_right);
            let mut next = feed.next();
            loop {
                if let Some(item) = next.take() {
                    match sender.as_ref().unwrap().try_send(item) {
                        Ok(()) => next = feed.next(),
                        Err(TrySendError::Full(item) | TrySendError::Disconnected(item)) => {
                            next = Some(item)
                        }
                    }
                }
                if next.is_none() {
                    sender = None;
                }
                match receiver.try_recv() {
                    Ok(item) => store.put(item),
                    Err(TryRecvError::Empty) => thread::yield_now(),
                    Err(TryRecvError::Disconnected) if next.is_none() => break,
                    Err(TryRecvError::Disconnected) => {}
                }
            }
        });
        scope.spawn(move || {
            let (mut feed, mut store, mut sender, receiver) =
                (right.feed, right.store, Some(to_left), from_left);
            let mut next = feed.next();
            loop {
                if let Some(item) = next.take() {
                    match sender.as_ref().unwrap().try_send(item) {
                        Ok(()) => next = feed.next(),
                        Err(TrySendError::Full(item) | TrySendError::Disconnected(item)) => {
                            next = Some(item)
                        }
                    }
                }
                if next.is_none() {
                    sender = None;
                }
                match receiver.try_recv() {
                    Ok(item) => store.put(item),
                    Err(TryRecvError::Empty) => thread::yield_now(),
                    Err(TryRecvError::Disconnected) if next.is_none() => break,
                    Err(TryRecvError::Disconnected) => {}
                }
            }
        });
    });
}
