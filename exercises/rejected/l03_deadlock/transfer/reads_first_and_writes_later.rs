//! Refused: money is lost or made

use exercises::bank::Account;

pub fn transfer(from: &Account, to: &Account, amount: i64) {
    let paid = *from.balance.lock().unwrap() - amount;
    let got = *to.balance.lock().unwrap() + amount;
    *from.balance.lock().unwrap() = paid;
    *to.balance.lock().unwrap() = got;
}
