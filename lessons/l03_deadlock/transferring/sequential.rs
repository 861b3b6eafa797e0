//! One thread does every transfer, and needs no lock.

use crate::work::bank::Bank;

/// Does all transfers; gives the balances.
pub fn transfer_all(bank: &Bank) -> Vec<i64> {
    let mut accounts: Vec<i64> = bank.opening().collect();
    for share in bank.shares() {
        for transfer in share {
            accounts[transfer.from] -= transfer.amount;
            accounts[transfer.to] += transfer.amount;
            transfer.write_down();
        }
    }
    accounts
}
