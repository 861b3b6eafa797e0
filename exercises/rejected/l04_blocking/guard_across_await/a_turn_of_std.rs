//! Refused: The future of `deposit` is not `Send`, although the account is not locked at any .await.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

static TURN: Mutex<()> = Mutex::new(());

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let _turn = TURN.lock().unwrap();
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    account.lock().unwrap().balance += amount - fee;
}
