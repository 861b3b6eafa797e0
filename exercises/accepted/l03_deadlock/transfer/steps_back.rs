//! Gives the first account back when the second one is taken.

use exercises::bank::Account;
use interleave::thread;

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
        thread::yield_now();
    }
}
