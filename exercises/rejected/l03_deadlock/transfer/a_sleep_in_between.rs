//! Refused: each of two transfers holds one account and waits for the other one

use exercises::bank::Account;
use interleave::thread;
use std::time::Duration;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let mut from = from.balance.lock().unwrap();
    thread::sleep(Duration::from_millis(1));
    let mut to = to.balance.lock().unwrap();
    *from -= amount;
    *to += amount;
}
