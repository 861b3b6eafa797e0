//! Refused: The money is not on the account when `deposit` returns.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    tokio::task::spawn_blocking(move || account.lock().unwrap().balance += amount - fee);
}
