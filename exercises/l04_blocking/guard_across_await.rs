//! Goal: mend a deposit that holds a lock while it awaits, so that many can be under way at the same time.
//! Why: `tokio::spawn` refuses to compile it, and without spawn, two of them on one thread wait for ever.
//! Check: cargo test --test l04_blocking guard_across_await::yours

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

/// Puts `amount` less the fee on the account; the service that `ask_fee` asks takes its time.
///
/// Several deposits to one account ask at the same time, no deposit gets lost, and nobody who wants
/// the account has to wait for the service.
pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    exercises::not_begun!("make deposits wait for the service without holding the lock");
    let mut account = account.lock().unwrap();
    let fee = ask_fee(account.number, amount).await;
    account.balance += amount - fee;
}
