//! A lock for each account, the smaller index first.

use crate::lessons::l03_deadlock::bank::{Bank, book};
use anyhow::Result;
use std::sync::Mutex;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Result<Vec<i64>> {
    let accounts: Vec<Mutex<i64>> = bank.opening().map(Mutex::new).collect();
    bank.on_each_thread(|transfer| {
        // Whoever waits holds only smaller ones than it waits for. A circle would have to come down again.
        let (low, high) = (
            transfer.from.min(transfer.to),
            transfer.from.max(transfer.to),
        );
        let mut low = accounts[low].lock().unwrap();
        let mut high = accounts[high].lock().unwrap();
        match transfer.from < transfer.to {
            true => book(transfer, &mut low, &mut high),
            false => book(transfer, &mut high, &mut low),
        }
    })?;
    Ok(accounts
        .into_iter()
        .map(|account| account.into_inner().unwrap())
        .collect())
}
