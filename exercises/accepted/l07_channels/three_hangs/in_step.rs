//! The sides take turns, and each ends when its feed and its partner do.

use exercises::feeds::{Feed, File, Item, Side, Store};
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
        scope.spawn(move || {
            let (mut feed, mut store, sender, receiver) =
                (left.feed, left.store, to_right, from_right);
            loop {
                let sent: Option<()> = feed.next().map(|item| sender.send(Some(item)).unwrap());
                if sent.is_none() {
                    sender.send(None).unwrap();
                }
                let got: Option<Item> = receiver.recv().unwrap();
                let got = got.map(|item| store.put(item));
                if sent.is_none() && got.is_none() {
                    break;
                }
            }
        });
        scope.spawn(move || {
            let (mut feed, mut store, sender, receiver) =
                (right.feed, right.store, to_left, from_left);
            loop {
                let got: Option<Item> = receiver.recv().unwrap();
                let got = got.map(|item| store.put(item));
                let sent = feed.next().map(|item| sender.send(Some(item)).unwrap());
                if sent.is_none() {
                    sender.send(None).unwrap();
                }
                if sent.is_none() && got.is_none() {
                    break;
                }
            }
        });
    });
}
