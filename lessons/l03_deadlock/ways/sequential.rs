//! One thread does every transfer, and needs no lock.

use crate::lessons::l03_deadlock::bank::{Bank, book};
use anyhow::Result;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Result<Vec<i64>> {
    let mut accounts: Vec<i64> = bank.opening().collect();
    bank.on_this_thread(|transfer| {
        let [from, to] = accounts
            .get_disjoint_mut([transfer.from, transfer.to])
            .unwrap(); // two different accounts of this bank
        book(transfer, from, to);
    });
    Ok(accounts)
}
