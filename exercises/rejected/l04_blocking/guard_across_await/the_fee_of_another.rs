//! Refused: The service was asked for a fee that is not the deposit's.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let fee = ask_fee(1, amount).await;
    account.lock().unwrap().balance += amount - fee;
}
