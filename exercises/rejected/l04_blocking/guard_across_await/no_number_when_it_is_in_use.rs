//! Refused: The deposit gives up when somebody else keeps the account for long.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let Ok(number) = account.try_lock().map(|account| account.number) else {
        return;
    };
    let fee = ask_fee(number, amount).await;
    account.lock().unwrap().balance += amount - fee;
}
