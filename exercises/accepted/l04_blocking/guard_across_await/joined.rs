//! The request is awaited together with something else.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let (fee, ()) = tokio::join!(ask_fee(number, amount), tokio::task::yield_now());
    account.lock().unwrap().balance += amount - fee;
}
