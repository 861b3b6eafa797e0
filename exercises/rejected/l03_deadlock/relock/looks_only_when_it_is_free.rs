//! Refused: The hub has a price that is known, and another one is told.

use exercises::bicycle::{Prices, parts};

pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    if let Ok(prices) = prices.try_lock()
        && let Some(known) = prices.get(thing)
    {
        return *known;
    }
    let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
    if let Ok(mut prices) = prices.try_lock() {
        prices.insert(thing, sum);
    }
    sum
}
