//! Refused: A part of the bicycle that is needed twice is counted once.

use exercises::bicycle::{Prices, parts};
use std::collections::BTreeSet;

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let known = prices.lock().unwrap().get(thing).copied();
    if let Some(known) = known {
        return known;
    }
    let different: BTreeSet<_> = parts(thing).iter().collect();
    let sum = different.into_iter().map(|part| price(prices, part)).sum();
    prices.lock().unwrap().insert(thing, sum);
    sum
}
