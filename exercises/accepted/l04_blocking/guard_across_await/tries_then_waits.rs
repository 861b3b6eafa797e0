//! A few tries, and then it waits.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    for _ in 0..3 {
        if let Ok(mut account) = account.try_lock() {
            account.balance += amount - fee;
            return;
        }
    }
    account.lock().unwrap().balance += amount - fee;
}
