//! Refused: Thread A waits for account 1, which it holds itself.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }

    let mut pays = from.balance.lock().unwrap();
    match to.balance.try_lock() {
        Ok(mut gets) => {
            *pays -= amount;
            *gets += amount;
        }
        Err(_) => transfer(from, to, amount),
    };
}
