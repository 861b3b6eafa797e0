//! Goal: mend a function that never returns: its lock lives longer than it looks.
//! Why: a guard without a name is a temporary. It lives until the end of its statement, and a `match` is one statement.
//! Check: cargo test relock

use exercises::bicycle::{Prices, parts};

/// The price of a thing: the known one, or the sum of the prices of its parts, which is known from then on.
///
/// Several threads ask at the same time, and may enter prices themselves, such as a special offer for a wheel: a price that is
/// known is told as it is, and used wherever the thing is a part. What others enter for other things stays; of two prices that
/// are entered for this thing at the same time, either may stay.
/// To ask for a part's price, call this function, or one of your own.
pub fn price(prices: &Prices, thing: &'static str) -> u32 {
    exercises::not_begun!("mend it: it never returns for a thing whose price is not known yet");
    match prices.lock().unwrap().get(thing) {
        Some(known) => *known,
        None => {
            let sum = parts(thing).iter().map(|part| price(prices, part)).sum();
            prices.lock().unwrap().insert(thing, sum);
            sum
        }
    }
}
