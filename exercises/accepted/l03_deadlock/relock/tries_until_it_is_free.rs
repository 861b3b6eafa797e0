//! Tries the lock until it is free.

use exercises::bicycle::{Prices, parts};
use interleave::thread;

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let known = loop {
        if let Ok(prices) = prices.try_lock() {
            break prices.get(thing).copied();
        }
        thread::yield_now();
    };
    if let Some(known) = known {
        return known;
    }
    let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
    prices.lock().unwrap().insert(thing, sum);
    sum
}
