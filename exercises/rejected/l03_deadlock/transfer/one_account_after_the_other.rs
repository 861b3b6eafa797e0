//! Refused: for a moment the money is in neither account, or in both

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
}
