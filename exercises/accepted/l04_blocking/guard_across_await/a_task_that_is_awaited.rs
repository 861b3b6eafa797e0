//! A task of its own, which the deposit awaits.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let deposit = async move {
        let fee = ask_fee(number, amount).await;
        account.lock().unwrap().balance += amount - fee;
    };
    tokio::spawn(deposit).await.unwrap();
}
