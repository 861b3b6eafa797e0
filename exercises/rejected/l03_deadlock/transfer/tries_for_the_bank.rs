//! Refused: After 100 calls of `try_lock` that failed, a transfer is left out.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    for _ in 0..100 {
        if let Ok(_bank) = from.bank.try_lock() {
            let mut pays = from.balance.lock().unwrap();
            let mut gets = to.balance.lock().unwrap();
            *pays -= amount;
            *gets += amount;
            return;
        }
    }
}
