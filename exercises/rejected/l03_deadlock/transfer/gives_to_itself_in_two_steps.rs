//! Refused: While a transfer to the same account runs, its balance is another one for a moment.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        *from.balance.lock().unwrap() -= amount;
        *to.balance.lock().unwrap() += amount;
        return;
    }
    let (first, second, change) = if from.number < to.number {
        (from, to, -amount)
    } else {
        (to, from, amount)
    };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    *first += change;
    *second -= change;
}
