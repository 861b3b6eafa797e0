//! The guard is dropped at the end of a block.

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    {
        let prices = prices.lock().unwrap();
        if let Some(known) = prices.get(thing) {
            return *known;
        }
    }
    let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
    prices.lock().unwrap().insert(thing, sum);
    sum
}
