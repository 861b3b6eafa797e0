//! Refused: Your code uses threads or locks that the scheduler can't see.

use exercises::bank::Account;
use std::sync::Mutex;

static BANK: Mutex<()> = Mutex::new(());

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    let _bank = BANK.lock().unwrap();
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
}
