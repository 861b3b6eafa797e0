//! A consumer ends when it finds the queue empty.

use crate::work::items::{Item, Items};
use crossbeam::channel;
use std::thread;

/// Produces and consumes; gives how many items were consumed.
pub fn run(items: &Items, consumers: usize) -> u64 {
    let (sender, receiver) = channel::unbounded();
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                let _ = sender.send(items.produce(number));
            }
        });
        let consume = || {
            let first = receiver.recv().into_iter();
            // Empty is not finished: the producer may be at work.
            let rest = receiver.try_iter();
            first.chain(rest).map(Item::consume).sum::<u64>()
        };
        let start = |_| scope.spawn(consume);
        let started: Vec<_> = (0..consumers).map(start).collect();
        started.into_iter().map(|one| one.join().unwrap()).sum()
    })
}
