//! Refused: The service was not asked once for each deposit.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    let again = ask_fee(number, amount).await;
    account.lock().unwrap().balance += amount - fee.min(again);
}
