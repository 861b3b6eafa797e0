//! Refused: Deposits wait for each other's requests.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};
use tokio::runtime::Handle;

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let runtime = Handle::current();
    let deposit = move || {
        let mut account = account.lock().unwrap();
        account.balance += amount - runtime.block_on(ask_fee(account.number, amount));
    };
    tokio::task::spawn_blocking(deposit).await.unwrap();
}
