//! Refused: The service was asked for a fee that is not the deposit's.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount / 10).await * 10;
    account.lock().unwrap().balance += amount - fee;
}
