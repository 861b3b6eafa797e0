//! What the models of this lesson are given: transfers between accounts, a share of them for each thread.

use crate::trace::{Kind, Recorder};
use anyhow::{Context, Result};
use fastrand::Rng;
use std::hint::black_box;
use std::thread;

/// What every account begins with.
const OPENING: i64 = 1_000;
/// Rounds of arithmetic that stand for writing a transfer down, about a microsecond; a debug build takes longer for each.
const ROUNDS: u64 = if cfg!(debug_assertions) { 100 } else { 2_000 };

/// Money that moves from one account to another one; never to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// Index of the account that pays.
    pub from: usize,
    /// Index of the account that gets it.
    pub to: usize,
    /// How much.
    pub amount: i64,
}

/// Accounts, and the transfers of each thread.
#[derive(Debug)]
pub struct Bank {
    accounts: usize,
    shares: Vec<Vec<Transfer>>,
    recorder: Recorder,
}

impl Bank {
    /// A bank of at least two accounts, with `transfers` transfers for each of `threads` threads.
    pub fn new(accounts: usize, threads: usize, transfers: usize, seed: u64) -> Bank {
        let mut random = Rng::with_seed(seed);
        let mut transfer = || {
            let from = random.usize(0..accounts);
            let other = random.usize(0..accounts - 1);
            Transfer {
                from,
                to: other + usize::from(other >= from),
                amount: random.i64(1..100),
            }
        };
        let mut share = || (0..transfers).map(|_| transfer()).collect();
        Bank {
            accounts,
            shares: (0..threads).map(|_| share()).collect(),
            recorder: Recorder::default(),
        }
    }

    /// The balances before the first transfer.
    pub fn opening(&self) -> impl Iterator<Item = i64> {
        (0..self.accounts).map(|_| OPENING)
    }

    /// Where the spans of traced runs go: one for each thread's share.
    pub fn recorder(&self) -> Recorder {
        self.recorder.clone()
    }

    /// Calls `transfer` with every transfer on the calling thread.
    pub fn on_this_thread(&self, mut transfer: impl FnMut(Transfer)) {
        for (item, share) in self.shares.iter().enumerate() {
            let _open = self.recorder.open(item, Kind::Computing);
            share.iter().copied().for_each(&mut transfer);
        }
    }

    /// Calls `transfer` with every transfer, each thread's share on a thread of its own; returns when all are done.
    ///
    /// Fails when the system refuses a thread.
    pub fn on_each_thread(&self, transfer: impl Fn(Transfer) + Sync) -> Result<()> {
        thread::scope(|scope| {
            for (item, share) in self.shares.iter().enumerate() {
                let (recorder, transfer) = (&self.recorder, &transfer);
                thread::Builder::new()
                    .name(format!("thread {}", item + 1))
                    .spawn_scoped(scope, move || {
                        let _open = recorder.open(item, Kind::Computing);
                        share.iter().copied().for_each(transfer);
                    })
                    .context("the system refused a thread")?;
            }
            Ok(())
        })
    }
}

/// Moves the money and writes the transfer down, which takes about a microsecond.
pub fn book(transfer: Transfer, from: &mut i64, to: &mut i64) {
    let mut entry = transfer.amount as u64;
    for round in 0..ROUNDS {
        entry = black_box(entry).rotate_left(5) ^ round;
    }
    black_box(entry);
    *from -= transfer.amount;
    *to += transfer.amount;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_transfer_goes_to_the_account_that_pays() {
        let bank = Bank::new(3, 4, 500, 1);
        assert_eq!(
            bank.shares.iter().map(Vec::len).collect::<Vec<_>>(),
            [500; 4]
        );
        let all = bank.shares.iter().flatten();
        assert!(
            all.clone()
                .all(|t| t.from != t.to && t.from < 3 && t.to < 3)
        );
        let directions: std::collections::HashSet<_> = all.map(|t| (t.from, t.to)).collect();
        assert_eq!(directions.len(), 6, "every direction occurs");
    }
}
