//! Functions without async hold the guards.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

fn number(account: &Mutex<Account>) -> u32 {
    account.lock().unwrap().number
}

fn put(account: &Mutex<Account>, net: u64) {
    account.lock().unwrap().balance += net;
}

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = number(&account);
    let fee = ask_fee(number, amount).await;
    put(&account, amount - fee);
}
