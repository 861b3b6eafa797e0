//! Refused: Threads A and B wait for each other: each holds a lock that the other one wants.

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
