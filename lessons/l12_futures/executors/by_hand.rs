//! By hand: wakers put what is worth a poll into a queue.

use crate::work::orders::Orders;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::task::{Context, Poll, Wake};

/// Called as a waker, it puts the number of its future into the queue.
struct Ring(usize, Sender<usize>);

impl Wake for Ring {
    fn wake(self: Arc<Self>) {
        let _ = self.1.send(self.0); // without an executor there is nobody to tell
    }
}

/// Runs every order to its end.
pub fn run_all(orders: &Orders) -> Vec<u64> {
    let mut futures: Vec<_> = orders.each().map(Some).collect();
    let mut results = vec![0; futures.len()];
    let (queue, ready) = channel();
    let rings: Vec<_> = (0..futures.len())
        .map(|id| Arc::new(Ring(id, queue.clone())))
        .collect();
    rings.iter().for_each(Wake::wake_by_ref); // nothing begins before its first poll
    let mut left = futures.len();
    while left > 0 {
        let Ok(id) = ready.recv() else { break }; // sleeps until somebody rings
        let Some(future) = &mut futures[id] else {
            continue;
        };
        let waker = Arc::clone(&rings[id]).into();
        if let Poll::Ready(value) = Pin::new(future).poll(&mut Context::from_waker(&waker)) {
            (results[id], futures[id]) = (value, None);
            left -= 1;
        }
    }
    results
}
