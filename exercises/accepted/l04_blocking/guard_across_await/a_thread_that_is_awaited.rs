//! A thread writes, and a channel tells when it has.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    let (done, written) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        account.lock().unwrap().balance += amount - fee;
        let _ = done.send(());
    });
    written.await.unwrap();
}
