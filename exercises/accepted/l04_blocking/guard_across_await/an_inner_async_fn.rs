//! A function of its own asks for the fee.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    async fn fee_of(account: &Mutex<Account>, amount: u64) -> u64 {
        let number = { account.lock().unwrap().number };
        ask_fee(number, amount).await
    }
    let fee = fee_of(&account, amount).await;
    let mut account = account.lock().unwrap();
    account.balance = account.balance.checked_add(amount - fee).unwrap();
}
