//! Refused: After a `try_lock` that failed, a transfer is left out.

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let mut from = from.balance.lock().unwrap();
    if let Ok(mut to) = to.balance.try_lock() {
        *from -= amount;
        *to += amount;
    }
}
