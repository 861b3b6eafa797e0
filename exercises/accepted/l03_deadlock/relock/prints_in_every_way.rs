//! The solution, with debug output at every call in each way that std offers.

use exercises::bicycle::{Prices, parts};
use std::io::Write;

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    debug();
    // `copied` matters: a reference into the map would keep the guard, and the compiler would want it to have a name.
    let known = prices.lock().unwrap().get(thing).copied();
    match known {
        Some(known) => known,
        None => {
            // No lock is held here, so this thread may take it again, and others may meanwhile.
            let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
            prices.lock().unwrap().insert(thing, sum);
            sum
        }
    }
}

/// A thousand lines, in four ways.
fn debug() {
    let mut out = std::io::stdout().lock();
    for line in 0..250 {
        println!("debug {line}");
        eprintln!("debug {line}");
        dbg!(line);
        writeln!(out, "debug {line}").unwrap();
    }
}
