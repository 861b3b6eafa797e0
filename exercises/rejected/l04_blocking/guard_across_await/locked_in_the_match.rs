//! Refused: A guard is held across the .await at which the service is asked.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

#[expect(clippy::match_single_binding, reason = "the guard lives as long as the match")]
pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let fee = match account.lock().unwrap().number {
        number => ask_fee(number, amount).await,
    };
    account.lock().unwrap().balance += amount - fee;
}
