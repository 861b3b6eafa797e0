//! One order for everybody: where the accounts lie in memory.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if std::ptr::eq(from, to) {
        return;
    }
    let (from_at, to_at) = (
        std::ptr::from_ref(from).addr(),
        std::ptr::from_ref(to).addr(),
    );
    let (first, second, change) = if from_at < to_at {
        (from, to, -amount)
    } else {
        (to, from, amount)
    };
    let mut first = first.balance.lock().unwrap();
    let mut second = second.balance.lock().unwrap();
    *first += change;
    *second -= change;
}
