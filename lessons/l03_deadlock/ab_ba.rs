//! A lock for each account, taken in the order of the transfer. It can hang for ever.

use super::bank::{Bank, book};
use super::watched::Watched;
use anyhow::Result;

/// Does all transfers; gives the balances, if it ever returns.
pub fn transfer_all(bank: &Bank) -> Result<Vec<i64>> {
    let accounts: Vec<Watched<i64>> = bank.opening().map(Watched::new).collect();
    bank.on_each_thread(|transfer| {
        let mut from = accounts[transfer.from].lock();
        let mut to = accounts[transfer.to].lock(); // and keeps the first
        book(transfer, &mut from, &mut to);
    })?;
    Ok(accounts.into_iter().map(Watched::into_inner).collect())
}
