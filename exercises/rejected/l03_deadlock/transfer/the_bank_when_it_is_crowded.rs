//! Refused: While account 4 is locked, a transfer between other accounts does not end.

use exercises::bank::Account;

/// Moves `amount` from one account to another one, or to the same one, which changes nothing.
pub fn transfer(from: &Account, to: &Account, amount: i64) {
    if from.number == to.number {
        return;
    }
    if let (Ok(mut pays), Ok(mut gets)) = (from.balance.try_lock(), to.balance.try_lock()) {
        *pays -= amount;
        *gets += amount;
        return;
    }
    // Somebody is in the way: one after the other now.
    let _bank = from.bank.lock().unwrap();
    let mut pays = from.balance.lock().unwrap();
    let mut gets = to.balance.lock().unwrap();
    *pays -= amount;
    *gets += amount;
}
