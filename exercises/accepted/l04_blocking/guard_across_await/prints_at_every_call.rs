//! The solution, with a thousand lines of debug output at every call.

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

/// Puts `amount` less the fee on the account.
pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    for line in 0..1000 {
        println!("debug {line}");
    }
    // The guard has no name: it is dropped at the end of this statement.
    let number = account.lock().unwrap().number;
    let fee = ask_fee(number, amount).await;
    // Adds to what is there now. Others may have changed the balance since the first lock.
    account.lock().unwrap().balance += amount - fee;
}
