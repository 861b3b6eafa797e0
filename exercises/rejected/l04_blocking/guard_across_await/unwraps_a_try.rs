//! Refused: your code panicked: called `Result::unwrap()` on an `Err` value: "WouldBlock"

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    account.try_lock().unwrap().balance += amount - fee;
}
