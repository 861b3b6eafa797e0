//! Refused: The deposit gives up when somebody else keeps the account for long.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    for _ in 0..10 {
        if let Ok(mut account) = account.try_lock() {
            account.balance += amount - fee;
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
