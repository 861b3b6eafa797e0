//! A lock for each account; without both, none is kept.

use crate::work::bank::Bank;
use std::sync::{Mutex, TryLockError};
use std::thread;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Vec<i64> {
    let accounts: Vec<Mutex<i64>> = bank.opening().map(Mutex::new).collect();
    thread::scope(|scope| {
        for share in bank.shares() {
            let accounts = &accounts;
            scope.spawn(move || {
                for transfer in share {
                    let (mut from, mut to) = loop {
                        let from = accounts[transfer.from].lock().unwrap();
                        match accounts[transfer.to].try_lock() {
                            Ok(to) => break (from, to),
                            // Who waits holds nothing.
                            Err(TryLockError::WouldBlock) => drop(from),
                            Err(poisoned) => panic!("{poisoned}"),
                        }
                        thread::yield_now(); // let the thread that has it go on
                    };
                    *from -= transfer.amount;
                    *to += transfer.amount;
                    transfer.write_down();
                }
            });
        }
    });
    accounts
        .into_iter()
        .map(|account| account.into_inner().unwrap())
        .collect()
}
