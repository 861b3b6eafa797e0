//! Refused: Thread A waits for prices, which it holds itself.

use exercises::bicycle::{Prices, parts};

pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    match prices.lock().unwrap().get(thing).copied() {
        Some(known) => known,
        None => {
            let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
            prices.lock().unwrap().insert(thing, sum);
            sum
        }
    }
}
