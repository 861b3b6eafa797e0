//! Goal: mend a transfer between two accounts, each with a lock of its own, so that no two transfers wait for each other for ever.
//! Why: wherever a step needs two locks, some order of the threads can turn it into a deadlock, and a test rarely meets it.
//! Check: cargo test transfer

use exercises::bank::Account;

/// Moves `amount`, which is 0 or more, from one account to another one, or to the same one, which changes nothing.
///
/// Many threads do so at the same time, in every direction. `account.balance.lock()` is std's, from `interleave::sync`.
/// - Whoever has both accounts locked finds the same sum in them at any moment.
/// - Every transfer is made in the end, however long its accounts are locked by others; a balance may go below zero.
/// - A transfer waits for no other account than its two, and for no other transfer that has neither of them.
/// - It may give back what it has and try again, for as long as it takes. Pauses may be random: use
///   `exercises::bank::Chance`, which draws the same numbers in every run.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    exercises::not_begun!("move the money under both locks, without a deadlock");
    let mut pays = from.balance.lock().unwrap();
    let mut gets = to.balance.lock().unwrap();
    *pays -= amount;
    *gets += amount;
}
