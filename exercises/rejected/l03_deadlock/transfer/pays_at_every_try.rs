//! Refused: A transfer takes the money out 39 times and puts it in once.

use exercises::bank::Account;
use interleave::thread;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }

    loop {
        let mut pays = from.balance.lock().unwrap();
        *pays -= amount;
        if let Ok(mut gets) = to.balance.try_lock() {
            *gets += amount;
            return;
        }
        drop(pays);
        thread::yield_now();
    }
}
