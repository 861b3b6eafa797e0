//! It knows how many messages come, so it needs no end.

use exercises::feeds::{Feed, File, Side, Store};
use interleave::sync::mpsc::{channel, sync_channel};
use interleave::thread;

pub fn total(files: Vec<File<'_>>) -> u64 {
    let (sender, receiver) = channel();
    let expected = files.len();
    thread::scope(|scope| {
        for file in files {
            let sender = sender.clone();
            scope.spawn(move || sender.send(file.count()).unwrap());
        }
        (0..expected).map(|_| receiver.recv().unwrap()).sum()
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
        for (side, sender, receiver) in [(left, to_right, from_right), (right, to_left, from_left)]
        {
            let Side { feed, mut store } = side;
            scope.spawn(move || feed.for_each(|item| sender.send(item).unwrap()));
            scope.spawn(move || receiver.into_iter().for_each(|item| store.put(item)));
        }
    });
}
