//! A channel ends with its last sender, so nobody may keep one for nothing; and whoever waits for a sender has to go on receiving.

use exercises::feeds::{Feed, File, Side, Store};
use interleave::sync::mpsc::{channel, sync_channel};
use interleave::thread;

/// The lines of all files, each counted by a thread of its own, all at the same time.
pub fn total(files: Vec<File<'_>>) -> u64 {
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        for file in files {
            let sender = sender.clone();
            scope.spawn(move || sender.send(file.count()).unwrap());
        }
        // The clones end with their threads. This one would live until the end of the function, which is never reached.
        drop(sender);
        receiver.into_iter().sum()
    })
}

/// Reads every feed with a thread of its own, all at the same time, and puts all items into the store.
pub fn merge(feeds: Vec<Feed<'_>>, capacity: usize, store: &mut Store<'_>) {
    let (sender, receiver) = sync_channel(capacity);
    thread::scope(|scope| {
        for feed in feeds {
            let sender = sender.clone();
            scope.spawn(move || feed.for_each(|item| sender.send(item).unwrap()));
        }
        drop(sender);
        // A reader ends only when there was room for its last item, so nobody waits for readers before this loop. It ends
        // when all of them have dropped their senders; the scope joins them.
        for item in receiver {
            store.put(item);
        }
    });
}

/// Two sides exchange their items.
pub fn swap(left: Side<'_>, right: Side<'_>, capacity: usize) {
    let (to_right, from_left) = sync_channel(capacity);
    let (to_left, from_right) = sync_channel(capacity);
    thread::scope(|scope| {
        for (mut side, sender, receiver) in
            [(left, to_right, from_right), (right, to_left, from_left)]
        {
            // Whoever sends does nothing else, and whoever receives does nothing else: so no send waits for a receiver
            // that is itself waiting to send, whatever the capacity.
            scope.spawn(move || side.feed.for_each(|item| sender.send(item).unwrap()));
            scope.spawn(move || receiver.into_iter().for_each(|item| side.store.put(item)));
        }
    });
}
