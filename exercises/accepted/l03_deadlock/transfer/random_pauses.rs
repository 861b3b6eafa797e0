//! Steps back and pauses for a random number of turns.

use exercises::bank::Account;
use interleave::thread;
use std::hash::{BuildHasher, RandomState};

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    loop {
        let mut pays = from.balance.lock().unwrap();
        if let Ok(mut gets) = to.balance.try_lock() {
            *pays -= amount;
            *gets += amount;
            return;
        }
        drop(pays);
        for _ in 0..RandomState::new().hash_one(from.number) % 4 {
            thread::yield_now();
        }
    }
}
