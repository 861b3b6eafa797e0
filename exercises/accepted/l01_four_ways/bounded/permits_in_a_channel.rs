//! Permits that travel through a channel.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::mpsc;
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let (give, take) = mpsc::channel();
    for _ in 0..limit {
        give.send(()).unwrap();
    }
    thread::scope(|scope| {
        let handles: Vec<_> = items
            .iter()
            .map(|item| {
                take.recv().unwrap();
                let give = give.clone();
                scope.spawn(move || {
                    let document = fetch_blocking(*item);
                    give.send(()).unwrap();
                    document
                })
            })
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .collect()
    })
}
