//! A sentinel for each consumer, after the last item.

use crate::work::items::{Item, Items};
use crossbeam::channel;
use std::{iter, thread};

/// Produces and consumes; gives how many items were consumed.
pub fn run(items: &Items, consumers: usize) -> u64 {
    let (sender, receiver) = channel::unbounded();
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in items.numbers() {
                let _ = sender.send(Some(items.produce(number)));
            }
            // The producer has to know how many consumers there are.
            for _ in 0..consumers {
                let _ = sender.send(None);
            }
        });
        let consume = || {
            let items = iter::from_fn(|| receiver.recv().ok().flatten());
            items.map(Item::consume).sum::<u64>()
        };
        let start = |_| scope.spawn(consume);
        let started: Vec<_> = (0..consumers).map(start).collect();
        started.into_iter().map(|one| one.join().unwrap()).sum()
    })
}
