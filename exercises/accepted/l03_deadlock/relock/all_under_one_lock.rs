//! Locks once, and asks itself with the list in hand.

use exercises::bicycle::{Prices, parts};
use std::collections::BTreeMap;

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    fn sum(prices: &mut BTreeMap<&'static str, u32>, thing: &'static str) -> u32 {
        if let Some(known) = prices.get(thing) {
            return *known;
        }
        let sum = parts(thing).iter().map(|part| sum(prices, part)).sum();
        prices.insert(thing, sum);
        sum
    }
    sum(&mut prices.lock().unwrap(), thing)
}
