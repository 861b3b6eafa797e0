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

/// The accounts of a bank, with these numbers and balances.
#[track_caller]
pub fn accounts(opening: &[(u32, i64)]) -> Vec<Account> {
    let bank = Arc::new(Mutex::new(()).named("the bank"));
    let account = |&(number, balance): &(u32, i64)| Account {
        number,
        balance: Mutex::new(balance)
            .named(&format!("account {number}"))
            .shown(),
        bank: Arc::clone(&bank),
    };
    opening.iter().map(account).collect()
}

/// Random numbers that are the same in every run, such as for pauses: `Chance::new(from.number).below(4)`.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// A source of numbers; each seed has its own.
    pub fn new(seed: u32) -> Chance {
        Chance(u64::from(seed))
    }

    /// The next number, below `end`; 0 if there is no such number.
    pub fn below(&mut self, end: u32) -> u32 {
        // SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        u32::try_from(mixed % u64::from(end.max(1))).expect("it is less than a u32")
    }
}
