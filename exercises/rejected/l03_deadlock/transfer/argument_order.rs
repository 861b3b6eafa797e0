//! Refused: Threads A and B wait for each other: each holds a lock that the other one wants.

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let mut from = from.balance.lock().unwrap();
    let mut to = to.balance.lock().unwrap();
    *from -= amount;
    *to += amount;
}
