//! A guard inside of a match that ends before the request.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = match account.lock() {
        Ok(account) => account.number,
        Err(_) => panic!("somebody has panicked with the lock"),
    };
    let net = amount - ask_fee(number, amount).await;
    account
        .lock()
        .map(|mut account| account.balance += net)
        .unwrap();
}
