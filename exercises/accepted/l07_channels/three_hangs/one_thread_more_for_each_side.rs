//! A side stores on its own thread, and sends on another one that it starts.

use exercises::feeds::{Feed, File, Side, Store};
use interleave::sync::mpsc::{channel, sync_channel};
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
        let sides = [(left, to_right, from_right), (right, to_left, from_left)];
        for (mut side, sender, receiver) in sides {
            scope.spawn(move || {
                thread::scope(|inner| {
                    inner.spawn(move || {
                        for item in side.feed {
                            sender.send(item).unwrap();
                        }
                    });
                    while let Ok(item) = receiver.recv() {
                        side.store.put(item);
                    }
                });
            });
        }
    });
}
