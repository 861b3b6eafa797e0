//! Refused: Deposits get lost.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let Account { number, balance } = account.lock().unwrap().clone();
    let fee = ask_fee(number, amount).await;
    account.lock().unwrap().balance = balance + amount - fee;
}
