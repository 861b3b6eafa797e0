//! Transfers between the accounts of a bank, a share of them for each thread.

use crate::trace::{Kind, Open, Recorder};
use fastrand::Rng;
use std::hint::black_box;
use std::slice;

/// What every account begins with.
const OPENING: i64 = 1_000;
/// Rounds of arithmetic that stand for writing a transfer down, about a
/// microsecond.
const ROUNDS: u64 = 2_000;

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
    /// A bank of at least two accounts, with `transfers` transfers for each of
    /// `threads` threads; the same seed gives the same transfers.
    pub fn new(
        accounts: usize,
        threads: usize,
        transfers: usize, // of each thread
        seed: u64,
    ) -> Bank {
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
        let share = |thread: usize| {
            let mut share: Vec<Transfer> = Vec::with_capacity(transfers);
            share.extend((0..transfers).map(|_| transfer()));
            // Neighbours begin in opposite directions: so that even one
            // transfer a thread can deadlock.
            if let Some(first) = share.first_mut() {
                (first.from, first.to) = (thread % 2, 1 - thread % 2);
            }
            share
        };
        Bank {
            accounts,
            shares: (0..threads).map(share).collect(),
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

    /// Each thread's share of the transfers.
    pub fn shares(&self) -> impl Iterator<Item = Share<'_>> {
        let shares = self.shares.iter().enumerate();
        shares.map(|(item, transfers)| Share {
            item,
            transfers,
            recorder: &self.recorder,
        })
    }
}

/// One thread's share of the transfers: iterate over it.
#[derive(Debug)]
pub struct Share<'a> {
    item: usize,
    transfers: &'a [Transfer],
    recorder: &'a Recorder,
}

/// The transfers of a share, in order; a traced run shows from the first to the
/// last one.
#[derive(Debug)]
pub struct Transfers<'a> {
    left: slice::Iter<'a, Transfer>,
    _span: Open,
}

impl<'a> IntoIterator for Share<'a> {
    type Item = Transfer;
    type IntoIter = Transfers<'a>;

    fn into_iter(self) -> Transfers<'a> {
        Transfers {
            left: self.transfers.iter(),
            _span: self.recorder.open(self.item, Kind::Computing),
        }
    }
}

impl Iterator for Transfers<'_> {
    type Item = Transfer;

    fn next(&mut self) -> Option<Transfer> {
        self.left.next().copied()
    }
}

impl Transfer {
    /// Writes the transfer down, which takes about a microsecond. Locks that
    /// are held stay held meanwhile.
    pub fn write_down(&self) {
        let mut entry = black_box(self.amount as u64);
        for round in 0..ROUNDS {
            entry = entry.rotate_left(5) ^ round;
        }
        black_box(entry);
    }
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
        let directions = all.map(|t| (t.from, t.to));
        let directions: std::collections::HashSet<_> = directions.collect();
        assert_eq!(directions.len(), 6, "every direction occurs");
    }
}
