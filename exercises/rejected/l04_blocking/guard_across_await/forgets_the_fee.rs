//! Refused: The fee was not taken off.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let _fee = ask_fee(number, amount).await;
    account.lock().unwrap().balance += amount;
}
