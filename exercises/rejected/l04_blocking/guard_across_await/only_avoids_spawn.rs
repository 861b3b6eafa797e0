//! Refused: A guard is held across the .await at which the service is asked.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

// "It compiles as long as nobody spawns it: use join_all or a LocalSet."
pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let mut account = account.lock().unwrap();
    let fee = ask_fee(account.number, amount).await;
    account.balance += amount - fee;
}
