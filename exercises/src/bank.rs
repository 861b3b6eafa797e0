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

/// The lock of a bank, for its accounts.
#[track_caller]
pub fn bank() -> Arc<Mutex<()>> {
    Arc::new(Mutex::new(()).named("the bank"))
}

impl Account {
    /// An account of this bank that nobody has locked.
    #[track_caller]
    pub fn new(bank: &Arc<Mutex<()>>, number: u32, balance: i64) -> Account {
        let name = format!("account {number}");
        let balance = Mutex::new(balance).named(&name).shown();
        Account {
            number,
            balance,
            bank: Arc::clone(bank),
        }
    }
}
