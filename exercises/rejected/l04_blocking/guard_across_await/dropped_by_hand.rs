//! Refused: the compiler can't see that the guard is gone before the await

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let guard = account.lock().unwrap();
    let number = guard.number;
    drop(guard);
    let fee = ask_fee(number, amount).await;
    account.lock().unwrap().balance += amount - fee;
}
