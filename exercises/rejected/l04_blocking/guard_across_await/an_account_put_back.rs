//! Refused: A deposit that somebody else made in between is lost.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    let mut copy = account.lock().unwrap().clone();
    copy.balance += amount - fee;
    *account.lock().unwrap() = copy;
}
