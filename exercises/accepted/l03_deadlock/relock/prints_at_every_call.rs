//! The solution, with a thousand lines of debug output at every call.

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    for line in 0..1000 {
        println!("debug {line}");
    }
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
