//! Refused: The price of the wheel was computed, and is not known afterwards.

use exercises::bicycle::{Prices, parts};

pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let known = prices.lock().unwrap().get(thing).copied();
    known.unwrap_or_else(|| parts(thing).iter().map(|part| price(prices, part)).sum())
}
