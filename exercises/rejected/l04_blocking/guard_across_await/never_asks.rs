//! Refused: Your code never called `ask_fee`.

use exercises::blocking::Account;
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let fee = amount / 10 + u64::from(account.lock().unwrap().number % 2);
    account.lock().unwrap().balance += amount - fee;
}
