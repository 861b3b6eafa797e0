//! Refused: For a moment the money is in neither account.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    for _ in 0..3 {
        let mut pays = from.balance.lock().unwrap();
        if let Ok(mut gets) = to.balance.try_lock() {
            *pays -= amount;
            *gets += amount;
            return;
        }
    }
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
}
