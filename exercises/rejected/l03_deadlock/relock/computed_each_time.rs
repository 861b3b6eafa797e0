//! Refused: The wheel has a price that is known, and another one is told.

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    if parts(thing).is_empty() {
        return prices.lock().unwrap()[thing];
    }
    let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
    prices.lock().unwrap().insert(thing, sum);
    sum
}
