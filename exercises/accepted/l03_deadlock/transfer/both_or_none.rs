//! Takes both accounts if both are free, or none.

use exercises::bank::Account;
use interleave::thread;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    loop {
        if let (Ok(mut pays), Ok(mut gets)) = (from.balance.try_lock(), to.balance.try_lock()) {
            *pays -= amount;
            *gets += amount;
            return;
        }
        thread::yield_now();
    }
}
