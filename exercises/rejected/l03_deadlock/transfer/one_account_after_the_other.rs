//! Refused: While a transfer to the same account runs, its balance is another one for a moment.

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
}
