//! Refused: A thread waits for a lock that it holds itself.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    let mut own = account.lock().unwrap();
    own.balance = account.lock().unwrap().balance + amount - fee;
}
