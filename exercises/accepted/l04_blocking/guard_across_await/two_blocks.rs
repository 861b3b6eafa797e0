//! A block around each lock.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = {
        let account = account.lock().unwrap();
        account.number
    };
    let fee = ask_fee(number, amount).await;
    {
        let mut account = account.lock().unwrap();
        account.balance += amount - fee;
    }
}
