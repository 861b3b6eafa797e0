//! Refused: The price of the wheel was computed, and is not known afterwards.

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let known = prices.lock().unwrap().get(thing).copied();
    if let Some(known) = known {
        return known;
    }
    let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
    for _ in 0..100 {
        if let Ok(mut prices) = prices.try_lock() {
            prices.insert(thing, sum);
            break;
        }
    }
    sum
}
