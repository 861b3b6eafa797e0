//! Refused: your code panicked: can call blocking only when running on the multi-threaded runtime

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};
use tokio::task::block_in_place;

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = block_in_place(|| account.lock().unwrap().number);
    let fee = ask_fee(number, amount).await;
    block_in_place(|| account.lock().unwrap().balance += amount - fee);
}
