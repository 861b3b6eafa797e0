//! No lock: one thread owns the accounts, others send to it.

use crate::work::bank::{Bank, Transfer};
use std::sync::mpsc;
use std::thread;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Vec<i64> {
    let (orders, inbox) = mpsc::channel::<Transfer>();
    thread::scope(|scope| {
        let clerk = scope.spawn(move || {
            let mut accounts: Vec<i64> = bank.opening().collect();
            for transfer in inbox {
                accounts[transfer.from] -= transfer.amount;
                accounts[transfer.to] += transfer.amount;
                transfer.write_down();
            }
            accounts
        });
        for share in bank.shares() {
            let orders = orders.clone();
            scope.spawn(move || {
                for transfer in share {
                    orders.send(transfer).unwrap(); // fails without a clerk
                }
            });
        }
        drop(orders); // the clerk ends when the last sender is gone
        clerk.join().unwrap()
    })
}
