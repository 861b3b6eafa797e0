//! Refused: The deposit gives up when somebody else keeps the account for long.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    let mut tries = 0;
    while tries < 50 {
        match account.try_lock() {
            Ok(mut account) => {
                account.balance += amount - fee;
                return;
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
        tries += 1;
    }
}
