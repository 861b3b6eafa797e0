//! The amount comes at once, and the fee is taken later.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = {
        let mut account = account.lock().unwrap();
        account.balance += amount;
        account.number
    };
    let fee = ask_fee(number, amount).await;
    account.lock().unwrap().balance -= fee;
}
