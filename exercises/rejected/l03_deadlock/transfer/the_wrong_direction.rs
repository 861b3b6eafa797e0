//! Refused: A transfer moves the money the wrong way.

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let (x, y) = if from.number < to.number {
        (from, to)
    } else {
        (to, from)
    };
    let mut first = x.balance.lock().unwrap();
    let mut second = y.balance.lock().unwrap();
    *first -= amount;
    *second += amount;
}
