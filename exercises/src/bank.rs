//! Accounts with a lock each.

use interleave::sync::{Arc, Mutex};
use interleave::{Named, Shown};

/// An account; only who holds the lock may change the balance.
pub struct Account {
    /// No two accounts of a bank have the same.
    pub number: u32,
    /// The money, which may go below zero.
    pub balance: Mutex<i64>,
    /// The one lock of the whole bank, the same in all of its accounts.
    pub bank: Arc<Mutex<()>>,
}

/// The accounts of a bank, numbered from 1, with the same balance each.
#[track_caller]
pub fn accounts<const N: usize>(opening: i64) -> [Account; N] {
    let balance = |number| {
        Mutex::new(opening)
            .named(&format!("account {number}"))
            .shown()
    };
    let balances: [Mutex<i64>; N] = std::array::from_fn(|index| balance(index + 1));
    let bank = Arc::new(Mutex::new(()).named("the bank"));
    let mut number = 0;
    balances.map(|balance| {
        number += 1;
        let bank = Arc::clone(&bank);
        Account {
            number,
            balance,
            bank,
        }
    })
}
