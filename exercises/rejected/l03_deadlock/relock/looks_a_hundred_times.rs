//! Refused: The rim has a price that is known, and another one is told.

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let mut known = None;
    for _ in 0..100 {
        if let Ok(prices) = prices.try_lock() {
            known = prices.get(thing).copied();
            break;
        }
    }
    if let Some(known) = known {
        return known;
    }
    let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
    prices.lock().unwrap().insert(thing, sum);
    sum
}
