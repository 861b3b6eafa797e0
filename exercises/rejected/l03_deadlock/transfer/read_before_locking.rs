//! Refused: A transfer computes the new balance of account 2 from an old one: 100 instead of 103.

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let a = *from.balance.lock().unwrap() - amount;
    let b = *to.balance.lock().unwrap() + amount;
    let (x, y) = if from.number < to.number {
        (from, to)
    } else {
        (to, from)
    };
    let mut first = x.balance.lock().unwrap();
    let mut second = y.balance.lock().unwrap();
    if from.number < to.number {
        *first = a;
        *second = b;
    } else {
        *first = b;
        *second = a;
    }
}
