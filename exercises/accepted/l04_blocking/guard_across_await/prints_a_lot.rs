//! Prints what it does.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    for line in 0..1000 {
        println!("{line}: {number} {amount} {fee}");
    }
    account.lock().unwrap().balance += amount - fee;
    println!("{:?}", account.lock());
}
