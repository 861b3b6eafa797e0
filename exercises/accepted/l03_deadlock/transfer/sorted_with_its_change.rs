//! Sorts the accounts, each with its change.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let mut changes = [(from, -amount), (to, amount)];
    changes.sort_by_key(|(account, _)| account.number);
    let [mut first, mut second] = changes.map(|(account, _)| account.balance.lock().unwrap());
    *first += changes[0].1;
    *second += changes[1].1;
}
