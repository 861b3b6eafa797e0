//! No lock: one thread owns the accounts, others send to it.

use crate::lessons::l03_deadlock::bank::{Bank, Transfer, book};
use anyhow::{Context, Result};
use std::sync::mpsc;
use std::thread;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Result<Vec<i64>> {
    let (orders, inbox) = mpsc::channel::<Transfer>();
    thread::scope(move |scope| {
        let clerk = thread::Builder::new().spawn_scoped(scope, move || {
            let mut accounts: Vec<i64> = bank.opening().collect();
            for transfer in inbox {
                let both = accounts.get_disjoint_mut([transfer.from, transfer.to]);
                let [from, to] = both.unwrap(); // two different accounts of this bank
                book(transfer, from, to);
            }
            accounts
        });
        let clerk = clerk.context("the system refused a thread")?;
        bank.on_each_thread(|transfer| orders.send(transfer).unwrap())?; // fails only if the clerk is gone
        drop(orders); // the channel is closed: the clerk comes to the end of it
        Ok(clerk.join().unwrap())
    })
}
