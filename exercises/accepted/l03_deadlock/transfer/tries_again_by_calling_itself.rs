//! Gives back what it has before it calls itself.

use exercises::bank::Account;
use interleave::thread;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    match (from.balance.try_lock(), to.balance.try_lock()) {
        (Ok(mut pays), Ok(mut gets)) => {
            *pays -= amount;
            *gets += amount;
            return;
        }
        taken => drop(taken),
    }
    thread::yield_now();
    transfer(from, to, amount);
}
