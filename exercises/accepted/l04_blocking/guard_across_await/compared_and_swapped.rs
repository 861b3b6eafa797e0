//! Writes only over what it has read, and reads again until that holds.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    loop {
        let before = account.lock().unwrap().balance;
        let after = before + amount - fee;
        let mut account = account.lock().unwrap();
        if account.balance == before {
            account.balance = after;
            return;
        }
        drop(account);
    }
}
