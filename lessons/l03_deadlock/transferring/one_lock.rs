//! One lock for all accounts: nobody wants a second one.

use crate::work::bank::Bank;
use std::sync::Mutex;
use std::thread;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Vec<i64> {
    let accounts: Mutex<Vec<i64>> = Mutex::new(bank.opening().collect());
    thread::scope(|scope| {
        for share in bank.shares() {
            let accounts = &accounts;
            scope.spawn(move || {
                for transfer in share {
                    let mut accounts = accounts.lock().unwrap();
                    accounts[transfer.from] -= transfer.amount;
                    accounts[transfer.to] += transfer.amount;
                    transfer.write_down();
                }
            });
        }
    });
    accounts.into_inner().unwrap()
}
