//! Refused: Deposits wait for each other's requests.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let mut account = account.lock().unwrap();
    account.balance += amount - futures::executor::block_on(ask_fee(account.number, amount));
}
