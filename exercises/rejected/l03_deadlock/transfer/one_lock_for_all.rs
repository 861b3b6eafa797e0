//! Refused: a transfer waits for accounts that it has nothing to do with

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    let _bank = from.bank.lock().unwrap();
    *from.balance.lock().unwrap() -= amount;
    *to.balance.lock().unwrap() += amount;
}
