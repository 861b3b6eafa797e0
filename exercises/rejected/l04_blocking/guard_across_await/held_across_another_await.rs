//! Refused: A guard is held across the .await of something else than the service.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    let mut account = account.lock().unwrap();
    tokio::task::yield_now().await;
    account.balance += amount - fee;
}
