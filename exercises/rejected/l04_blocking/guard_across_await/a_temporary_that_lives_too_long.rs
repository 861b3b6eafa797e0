//! Refused: A guard is held across the .await at which the service is asked.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    // The guard has no name, but it lives to the end of the statement, and the await is in it.
    let fee = ask_fee(account.lock().unwrap().number, amount).await;
    account.lock().unwrap().balance += amount - fee;
}
