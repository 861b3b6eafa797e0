//! A lock for each account, the smaller index first.

use crate::work::bank::Bank;
use std::sync::Mutex;
use std::thread;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Vec<i64> {
    let accounts: Vec<Mutex<i64>> = bank.opening().map(Mutex::new).collect();
    thread::scope(|scope| {
        for share in bank.shares() {
            let accounts = &accounts;
            scope.spawn(move || {
                for transfer in share {
                    // A thread only waits for an index above those it holds: no
                    // circle.
                    let (mut from, mut to);
                    if transfer.from < transfer.to {
                        from = accounts[transfer.from].lock().unwrap();
                        to = accounts[transfer.to].lock().unwrap();
                    } else {
                        to = accounts[transfer.to].lock().unwrap();
                        from = accounts[transfer.from].lock().unwrap();
                    }
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
