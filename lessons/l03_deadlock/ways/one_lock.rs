//! One lock for all accounts: nobody wants a second one.

use crate::lessons::l03_deadlock::bank::{Bank, book};
use anyhow::Result;
use std::sync::Mutex;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Result<Vec<i64>> {
    let accounts: Mutex<Vec<i64>> = Mutex::new(bank.opening().collect());
    bank.on_each_thread(|transfer| {
        let mut accounts = accounts.lock().unwrap();
        let [from, to] = accounts
            .get_disjoint_mut([transfer.from, transfer.to])
            .unwrap(); // two different accounts of this bank
        book(transfer, from, to);
    })?;
    Ok(accounts.into_inner().unwrap())
}
