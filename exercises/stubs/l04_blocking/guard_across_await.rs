//! Goal: mend a deposit that holds a lock while it awaits, so that many can be under way at the same time.
//! Why: `tokio::spawn` refuses to compile it, and without spawn, two of them on one thread wait for ever.
//! Check: cargo test guard_across_await

use exercises::blocking::{Account, ask_fee};
use std::sync::{Arc, Mutex};

/// Puts `amount` less the fee on the account; the service that `ask_fee` asks takes its time.
///
/// - At an `.await` the account is not locked, and `tokio::spawn` takes the future: it is `Send`.
/// - Hundreds of deposits are under way at the same time, on a current-thread runtime as well as on a multi-thread one. Each
///   asks the service once, and none waits until another one was answered.
/// - When it returns, the money is on the account. It does not give up, however long somebody else has the account locked.
/// - No deposit gets lost, and none that somebody else makes meanwhile, whenever the account is not locked.
pub async fn deposit(account: Arc<Mutex<Account>>, amount: u64) {
    exercises::not_begun!("make deposits wait for the service without holding the lock");
    let mut account = account.lock().unwrap();
    let fee = ask_fee(account.number, amount).await;
    account.balance += amount - fee;
}
