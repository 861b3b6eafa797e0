//! Refused: A thread repeats a `try_lock` that fails every time, and nobody can change that any more.

use exercises::bank::Account;
use interleave::thread;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let taken = (from.balance.try_lock(), to.balance.try_lock());
    if let (Ok(mut pays), Ok(mut gets)) = taken {
        *pays -= amount;
        *gets += amount;
        return;
    }
    thread::yield_now();
    transfer(from, to, amount);
}
