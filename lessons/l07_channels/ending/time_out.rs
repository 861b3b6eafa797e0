//! A consumer ends when nothing has come for a while.

use crate::work::items::{Item, Items};
use crossbeam::channel;
use std::time::Duration;
use std::{iter, thread};

/// Produces and consumes; gives how many items were consumed.
pub fn run(items: &Items, consumers: usize, patience: Duration) -> u64 {
    let (sender, receiver) = channel::unbounded();
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                let _ = sender.send(items.produce(number));
            }
        });
        let consume = || {
            // Silence is not the end: the next item may be late.
            let items = iter::from_fn(|| receiver.recv_timeout(patience).ok());
            items.map(Item::consume).sum::<u64>()
        };
        let start = |_| scope.spawn(consume);
        let started: Vec<_> = (0..consumers).map(start).collect();
        started.into_iter().map(|one| one.join().unwrap()).sum()
    })
}
