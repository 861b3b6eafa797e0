//! Makes a transfer of one coin after the other.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    for _ in 0..amount {
        let coin = 1;
        let (first, second, change) = if from.number < to.number {
            (from, to, -coin)
        } else {
            (to, from, coin)
        };
        let mut first = first.balance.lock().unwrap();
        let mut second = second.balance.lock().unwrap();
        *first += change;
        *second -= change;
    }
}
