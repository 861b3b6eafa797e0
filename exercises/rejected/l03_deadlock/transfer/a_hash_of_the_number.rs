//! Refused: Threads A and B wait for each other: each holds a lock that the other one wants.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let hash = |account: &Account| account.number.wrapping_mul(2_654_435_761) >> 24;
    let (first, second, change) = if hash(from) < hash(to) {
        (from, to, -amount)
    } else {
        (to, from, amount)
    };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    *first += change;
    *second -= change;
}
