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
        let _ = self.1.send(self.0); // fails without an executor
    }
}

/// Runs every order to its end.
pub fn run_all(orders: &Orders) -> Vec<u64> {
    let mut futures: Vec<_> = orders.each().map(Some).collect();
    let mut results = vec![0; futures.len()];
    let (queue, ready) = channel();
    let ring = |id| Arc::new(Ring(id, queue.clone()));
    let rings: Vec<_> = (0..futures.len()).map(ring).collect();
    rings.iter().for_each(Wake::wake_by_ref); // nothing begins unpolled
    let mut left = futures.len();
    while left > 0 {
        let Ok(id) = ready.recv() else { break }; // sleeps until somebody rings
        let Some(future) = &mut futures[id] else {
            continue;
        };
        let waker = Arc::clone(&rings[id]).into();
        let mut context = Context::from_waker(&waker);
        if let Poll::Ready(value) = Pin::new(future).poll(&mut context) {
            (results[id], futures[id]) = (value, None);
            left -= 1;
        }
    }
    results
}
