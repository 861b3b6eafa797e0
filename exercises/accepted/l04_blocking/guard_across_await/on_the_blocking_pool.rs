//! The blocking pool waits for the lock.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let reads = Arc::clone(&account);
    let number = tokio::task::spawn_blocking(move || reads.lock().unwrap().number)
        .await
        .unwrap();
    let fee = ask_fee(number, amount).await;
    let writes = move || account.lock().unwrap().balance += amount - fee;
    tokio::task::spawn_blocking(writes).await.unwrap();
}
