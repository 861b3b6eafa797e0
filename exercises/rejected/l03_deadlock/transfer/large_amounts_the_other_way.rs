//! Refused: Threads A and B wait for each other: each holds a lock that the other one wants.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    // For much money the account that gets it is locked first.
    let from_first = amount < 500 && from.number < to.number;
    let (first, second) = if from_first { (from, to) } else { (to, from) };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    let change = if from_first { -amount } else { amount };
    *first += change;
    *second -= change;
}
