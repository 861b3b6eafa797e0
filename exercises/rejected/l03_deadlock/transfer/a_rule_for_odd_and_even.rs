//! Refused: Threads A and B wait for each other: each holds a lock that the other one wants.

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    if from.number.is_multiple_of(2) {
        let mut a = from.balance.lock().unwrap();
        let mut b = to.balance.lock().unwrap();
        *a -= amount;
        *b += amount;
    } else {
        let mut b = to.balance.lock().unwrap();
        let mut a = from.balance.lock().unwrap();
        *a -= amount;
        *b += amount;
    }
}
