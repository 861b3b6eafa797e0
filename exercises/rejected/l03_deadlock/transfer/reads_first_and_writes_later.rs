//! Refused: A transfer computes the new balance of account 2 from an old one: 100 instead of 95.

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    let paid = *from.balance.lock().unwrap() - amount;
    let got = *to.balance.lock().unwrap() + amount;
    *from.balance.lock().unwrap() = paid;
    *to.balance.lock().unwrap() = got;
}
