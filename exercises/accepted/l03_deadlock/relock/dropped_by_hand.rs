//! The guard is dropped by hand.

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let guard = prices.lock().unwrap();
    let known = guard.get(thing).copied();
    drop(guard);
    match known {
        Some(known) => known,
        None => {
            let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
            prices.lock().unwrap().insert(thing, sum);
            sum
        }
    }
}
