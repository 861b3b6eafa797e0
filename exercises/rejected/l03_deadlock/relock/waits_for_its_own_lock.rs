//! Refused: A thread repeats a `try_lock` that fails every time, and nobody can change that any more.

use exercises::bicycle::{Prices, parts};
use interleave::thread;

pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    let guard = loop {
        match prices.try_lock() {
            Ok(guard) => break guard,
            Err(_) => thread::yield_now(),
        }
    };
    match guard.get(thing) {
        Some(known) => *known,
        None => parts(thing).iter().map(|part| price(prices, part)).sum(),
    }
}
