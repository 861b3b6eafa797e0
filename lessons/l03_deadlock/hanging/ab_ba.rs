//! A lock for each account, taken in the order of the transfer. It can hang for
//! ever.

use crate::watched::Mutex; // std's; it reports who holds it
use crate::work::bank::Bank;
use std::thread;

/// Does all transfers; gives the balances, if it ever returns.
pub fn transfer_all(bank: &Bank) -> Vec<i64> {
    let accounts: Vec<Mutex<i64>> = bank.opening().map(Mutex::new).collect();
    thread::scope(|scope| {
        for share in bank.shares() {
            let accounts = &accounts;
            scope.spawn(move || {
                for transfer in share {
                    let mut from = accounts[transfer.from].lock().unwrap();
                    // The first lock is kept.
                    let mut to = accounts[transfer.to].lock().unwrap();
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
