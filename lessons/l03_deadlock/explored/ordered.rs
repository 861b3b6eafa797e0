//! The same two transfers, with one order for both: the account with the
//! smaller number first.

use interleave::sync::Mutex;
use interleave::{Named, thread};

fn transfer(accounts: &[Mutex<i64>; 2], from: usize, to: usize, amount: i64) {
    let mut low = accounts[from.min(to)].lock().unwrap();
    let mut high = accounts[from.max(to)].lock().unwrap();
    let (paid, got) = if from < to {
        (&mut low, &mut high)
    } else {
        (&mut high, &mut low)
    };
    **paid -= amount;
    **got += amount;
}

/// Alice pays Bob while Bob pays Alice; gives both balances.
pub fn transfers() -> [i64; 2] {
    let accounts = ["Alice", "Bob"].map(|name| Mutex::new(100).named(name));
    thread::scope(|scope| {
        scope.spawn(|| transfer(&accounts, 0, 1, 30));
        scope.spawn(|| transfer(&accounts, 1, 0, 50));
    });
    accounts.map(|account| account.into_inner().unwrap())
}
