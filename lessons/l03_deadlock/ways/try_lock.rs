//! A lock for each account; without both, none is kept.

use crate::lessons::l03_deadlock::bank::{Bank, book};
use anyhow::Result;
use std::sync::Mutex;
use std::thread;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Result<Vec<i64>> {
    let accounts: Vec<Mutex<i64>> = bank.opening().map(Mutex::new).collect();
    bank.on_each_thread(|transfer| {
        let mut pause = 1;
        loop {
            let mut from = accounts[transfer.from].lock().unwrap();
            if let Ok(mut to) = accounts[transfer.to].try_lock() {
                return book(transfer, &mut from, &mut to);
            }
            drop(from); // before the pause: who waits here holds nothing, so nobody waits for it
            for _ in 0..pause {
                thread::yield_now();
            }
            pause = (2 * pause).min(16); // longer each time, or two could get in each other's way for ever
        }
    })?;
    Ok(accounts
        .into_iter()
        .map(|account| account.into_inner().unwrap())
        .collect())
}
