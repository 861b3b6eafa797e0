//! The request is made in the block with the guard, and awaited outside of it.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let request = {
        let account = account.lock().unwrap();
        ask_fee(account.number, amount)
    };
    let fee = request.await;
    account.lock().unwrap().balance += amount - fee;
}
