//! Refused: A run has not ended after 400 steps.

use exercises::bicycle::Prices;

pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let known = prices.lock().unwrap().get(thing).copied();
    known.unwrap_or_else(|| price(prices, thing))
}
