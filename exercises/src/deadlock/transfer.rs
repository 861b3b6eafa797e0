//! Transfers between accounts: who makes them, and whether they end and are right.

mod beside;
mod numbers;

pub use beside::{Others, audited, others_go_on};
pub use numbers::{pairs, suspects};

use super::money;
use crate::bank::{Account, accounts};
use crate::explored::driven::{self, Judged, Test, Text};
use crate::explored::{drawn, explore_with, fitting, is_one_run, of_all, together};
use crate::verdict::Wrong;
use crate::waiting::{self, must_end};
use beside::{HALF, neither_or_both};
use interleave::Exploration;
use std::collections::BTreeSet;

/// The function of an answer.
pub type Transfer = fn(&Account, &Account, i64);

/// A transfer that a thread makes, between accounts given by their index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The thread.
    pub thread: &'static str,
    /// Which account pays.
    pub from: usize,
    /// Which account gets.
    pub to: usize,
    /// How much.
    pub amount: i64,
    /// How often the thread makes it.
    pub times: usize,
}

/// A bank and the transfers that are made in it at the same time.
#[derive(Debug, Clone)]
pub struct Bank {
    transfer: Transfer,
    /// Numbers and balances.
    opening: Vec<(u32, i64)>,
    orders: Vec<Order>,
    /// Which of two accounts the thread K locks; it looks at the other one too, if that is free.
    kept: Option<usize>,
}

/// The names of threads that make transfers.
const NAMES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
/// A thread that locks an account and looks what is in it.
const KEEPER: &str = "K";

/// A bank with accounts of these numbers and balances.
pub fn bank(transfer: Transfer, opening: &[(u32, i64)]) -> Bank {
    Bank {
        transfer,
        opening: opening.to_vec(),
        orders: Vec::new(),
        kept: None,
    }
}

impl Bank {
    /// With one more thread, which makes this transfer: A, B, C, in order.
    #[must_use]
    pub fn moves(mut self, from: usize, to: usize, amount: i64) -> Bank {
        let thread = NAMES[self.orders.len()];
        self.orders.push(Order {
            thread,
            from,
            to,
            amount,
            times: 1,
        });
        self
    }

    /// The last thread makes its transfer so often.
    #[must_use]
    pub fn times(mut self, times: usize) -> Bank {
        self.orders
            .last_mut()
            .expect("a thread stands before")
            .times = times;
        self
    }

    /// With a thread K that locks this account, and gives it back.
    #[must_use]
    pub fn keeps(self, account: usize) -> Bank {
        Bank {
            kept: Some(account),
            ..self
        }
    }

    /// Runs every transfer on its thread, and gives the balances, and what K found, if that is wrong.
    fn run(&self) -> Text {
        let accounts = accounts(&self.opening);
        let found = std::sync::Mutex::new(None);
        together(&self.names(), &|name| {
            if let (KEEPER, Some(account)) = (name, self.kept) {
                let kept = accounts[account].balance.lock();
                // Waits for no second account, so that it is in nobody's way.
                let other = self
                    .orders
                    .first()
                    .map(|order| order.from + order.to - account);
                if let (Ok(kept), Some(Ok(other))) =
                    (kept, other.map(|other| accounts[other].balance.try_lock()))
                {
                    *found.lock().expect("no thread panics with it") = Some(*kept + *other);
                }
            }
            for order in self.orders.iter().filter(|order| order.thread == name) {
                for _ in 0..order.times {
                    (self.transfer)(&accounts[order.from], &accounts[order.to], order.amount);
                }
            }
        });
        let balance = |account: Account| account.balance.into_inner().unwrap_or_default();
        let balances: Vec<i64> = accounts.into_iter().map(balance).collect();
        let sum: i64 = self.opening.iter().map(|(_, balance)| balance).sum();
        let found = found.into_inner().expect("no thread panics with it");
        Text(match found.filter(|found| *found != sum) {
            None => format!("{balances:?}"),
            Some(found) => format!("{balances:?}; {}", neither_or_both(found, sum)),
        })
    }

    fn names(&self) -> Vec<&'static str> {
        let keeper = self.kept.map(|_| KEEPER);
        keeper
            .into_iter()
            .chain(self.orders.iter().map(|order| order.thread))
            .collect()
    }

    fn test(&self) -> Test {
        let bank = self.clone();
        driven::test(move || bank.run())
    }

    /// Tries every order, or as many as there is room for.
    pub fn explored(&self) -> Exploration {
        let bank = self.clone();
        let found = explore_with(&waiting::budget(), move || bank.run());
        self.judge(&found);
        found
    }

    /// Stops all threads after the same few operations, before any of them goes on.
    pub fn crowded(&self) {
        const PLACES: usize = 6;
        driven::crowded(&self.names(), PLACES, &self.test(), &|run| self.judge(run));
    }

    /// Lets all threads make one operation each in turn, for thousands of rounds.
    pub fn in_step(&self) {
        driven::in_step(&self.names(), &self.test(), &|run| self.judge(run));
    }

    /// K keeps its account while the others make thousands of steps, after each of the first few of A.
    pub fn kept_for_long(&self) {
        const PLACES: usize = 3;
        let others: Vec<&str> = self.orders.iter().map(|order| order.thread).collect();
        driven::kept(KEEPER, &others, PLACES, &self.test(), &|run| {
            self.judge(run)
        });
    }

    /// A, which makes its transfer many times, makes it after each few steps of B.
    pub fn overtaken(&self) {
        let of = |times| {
            let first = &self.orders[0];
            let alone = bank(self.transfer, &self.opening)
                .moves(first.from, first.to, first.amount)
                .times(times);
            driven::operations("A", &alone.test())
        };
        let unit = usize::saturating_sub(of(2), of(1)).max(1);
        let with = |times| {
            let mut bank = self.clone();
            bank.orders[0].times = times;
            bank
        };
        let (few, many) = (with(driven::FEW), with(driven::MANY));
        driven::overtaken(
            ["A", "B"],
            unit,
            &Judged {
                test: &few.test(),
                judge: &|run| few.judge(run),
            },
            &Judged {
                test: &many.test(),
                judge: &|run| many.judge(run),
            },
        );
    }

    fn expected(&self) -> Vec<i64> {
        let mut balances: Vec<i64> = self.opening.iter().map(|(_, balance)| *balance).collect();
        for order in &self.orders {
            let moved = order.amount * i64::try_from(order.times).unwrap_or_default();
            balances[order.from] -= moved;
            balances[order.to] += moved;
        }
        balances
    }

    fn numbers(&self) -> Vec<u32> {
        self.opening.iter().map(|(number, _)| *number).collect()
    }

    fn judge(&self, found: &Exploration) {
        if driven::is_cut(found) {
            return;
        }
        must_end(found);
        let expected = format!("{:?}", self.expected());
        let Some(outcome) = found
            .outcomes
            .iter()
            .find(|outcome| outcome.value != expected)
        else {
            return;
        };
        let trace = outcome.trace.clone().unwrap_or_default();
        let (because, question) = match outcome.value.split_once("; ") {
            Some((_, moment)) => (moment.to_string(), HALF),
            None => money::reason(&trace, &self.orders, &self.numbers()),
        };
        let opening: Vec<i64> = self.opening.iter().map(|(_, balance)| *balance).collect();
        let end = outcome.value.split(';').next().unwrap_or_default();
        let end: Vec<i64> = serde_json::from_str(end).expect("the check wrote it");
        Wrong::because(because)
            .seen(format!(
                "{} from {} to {} in {}.",
                self.describe(),
                self.of_those(&opening),
                self.of_those(&end),
                of_all(outcome.interleavings, found)
            ))
            .expected(format!(
                "{} in the end: every transfer is made once, whatever the order of the steps.",
                self.of_those(&self.expected())
            ))
            .picture(match is_one_run(found) {
                true => fitting("The run:", &trace),
                false => drawn("The simplest such run:", &trace),
            })
            .ask(question)
            .refuse()
    }

    /// The balances of the accounts that take part, of all these.
    fn of_those(&self, balances: &[i64]) -> String {
        let accounts = self.orders.iter().flat_map(|order| [order.from, order.to]);
        let accounts: BTreeSet<usize> = accounts.collect();
        let those: Vec<i64> = accounts
            .into_iter()
            .map(|account| balances[account])
            .collect();
        format!("{those:?}")
    }

    /// What is moved, e.g. `30 from account 1 to 2 and 50 from account 2 to 1 bring the balances`.
    fn describe(&self) -> String {
        let each = self.orders.iter().map(|order| {
            let (from, to) = (self.opening[order.from].0, self.opening[order.to].0);
            let times = if order.times > 1 {
                format!("{} times ", order.times)
            } else {
                String::new()
            };
            format!("{times}{} from account {from} to {to}", order.amount)
        });
        let each: Vec<String> = each.collect();
        let verb = if each.len() > 1 { "bring" } else { "brings" };
        format!("{} {verb} the balances", each.join(" and "))
    }
}
