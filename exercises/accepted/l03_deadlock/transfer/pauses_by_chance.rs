//! Pauses for a number of turns that the bank draws.

use exercises::bank::{Account, Chance};
use interleave::thread;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let mut chance = Chance::new(from.number);
    loop {
        let mut pays = from.balance.lock().unwrap();
        if let Ok(mut gets) = to.balance.try_lock() {
            *pays -= amount;
            *gets += amount;
            return;
        }
        drop(pays);
        for _ in 0..chance.below(4) {
            thread::yield_now();
        }
    }
}
