//! In edition 2024 the temporaries of `if let` are dropped before `else`.

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    if let Some(known) = prices.lock().unwrap().get(thing).copied() {
        known
    } else {
        let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
        prices.lock().unwrap().insert(thing, sum);
        sum
    }
}
