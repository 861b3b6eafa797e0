//! It never waits, and polls everything again and again.

use crate::work::orders::Orders;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// Runs every order to its end.
pub fn run_all(orders: &Orders) -> Vec<u64> {
    let mut futures: Vec<_> = orders.each().collect();
    let mut results = vec![None; futures.len()];
    let mut context = Context::from_waker(Waker::noop()); // wakes nobody
    while results.contains(&None) {
        for (future, result) in futures.iter_mut().zip(&mut results) {
            if result.is_none()
                && let Poll::Ready(value) = Pin::new(future).poll(&mut context)
            {
                *result = Some(value);
            }
        }
    }
    results.into_iter().flatten().collect()
}
