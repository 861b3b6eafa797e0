//! Refused: A thread stores an item that it has taken out of the feed itself.

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

pub fn swap(left: Side<'_>, right: Side<'_>, _capacity: usize) {
    let (mut to_left, mut to_right) = (left.store, right.store);
    left.feed.for_each(|item| to_right.put(item));
    right.feed.for_each(|item| to_left.put(item));
}
