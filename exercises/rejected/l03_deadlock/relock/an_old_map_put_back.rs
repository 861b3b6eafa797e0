//! Refused: The price of the wheel was computed, and is not known afterwards.

use exercises::bicycle::{Prices, parts};

pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let mut known = prices.lock().unwrap().clone();
    if let Some(known) = known.get(thing) {
        return *known;
    }
    let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
    known.insert(thing, sum);
    *prices.lock().unwrap() = known;
    sum
}
