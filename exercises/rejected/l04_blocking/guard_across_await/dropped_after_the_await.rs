//! Refused: A guard is held across the .await at which the service is asked.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let guard = account.lock().unwrap();
    let fee = ask_fee(guard.number, amount).await;
    drop(guard);
    account.lock().unwrap().balance += amount - fee;
}
