//! Refused: The price of the wheel is wrong: 0.

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    {
        let mut prices = prices.lock().unwrap();
        if let Some(known) = prices.get(thing) {
            return *known;
        }
        // So that nobody else computes it too.
        prices.insert(thing, 0);
    }
    let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
    prices.lock().unwrap().insert(thing, sum);
    sum
}
