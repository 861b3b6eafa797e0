//! Refused: A thread repeats a `try_lock` that fails every time, and nobody can change that any more.

use exercises::bank::Account;
use interleave::thread;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    let mut from = from.balance.lock().unwrap();
    loop {
        if let Ok(mut to) = to.balance.try_lock() {
            *from -= amount;
            *to += amount;
            return;
        }
        thread::yield_now();
    }
}
