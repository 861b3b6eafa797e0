//! Refused: A guard is held across the .await at which the service is asked.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    loop {
        if let Ok(mut account) = account.try_lock() {
            let fee = ask_fee(account.number, amount).await;
            account.balance += amount - fee;
            return;
        }
        tokio::task::yield_now().await;
    }
}
