//! The left side stays on the thread of the function, and the right one receives before it sends.

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
        thread::Builder::new()
            .name("right".into())
            .spawn_scoped(scope, move || {
                let Side { feed, mut store } = right;
                while let Ok(item) = from_left.recv() {
                    store.put(item);
                }
                for item in feed {
                    to_left.send(item).unwrap();
                }
            })
            .unwrap();
        let Side { feed, mut store } = left;
        for item in feed {
            to_right.send(item).unwrap();
        }
        drop(to_right);
        from_right.iter().for_each(|item| store.put(item));
    });
}
