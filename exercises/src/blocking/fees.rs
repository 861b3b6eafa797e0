//! An account, and a service that is asked for fees.

use super::vault;
use crate::secret::secret;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

static STATE: Mutex<Bank> = Mutex::new(Bank {
    requests: Vec::new(),
    meeting: 0,
    held: 0,
    wakers: Vec::new(),
});

/// An account at a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub number: u32,
    /// What is on it.
    pub balance: u64,
}

/// A fee that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// The account's number.
    pub number: u32,
    /// The deposit's amount.
    pub amount: u64,
    /// What the service told, or will tell.
    pub fee: u64,
}

/// What the service was asked.
#[derive(Debug, Clone)]
pub struct Bank {
    /// The requests, in the order in which they came.
    pub requests: Vec<Request>,
    meeting: usize,
    /// How often an account was locked while the service was being asked.
    pub held: usize,
    wakers: Vec<Waker>,
}

impl Bank {
    /// From now on no fee is told before this many have been asked for.
    pub fn expect_meeting_of(requests: usize) {
        state().meeting = requests;
    }

    /// What was asked so far.
    pub fn now() -> Bank {
        state().clone()
    }

    fn enter(&mut self, number: u32, amount: u64) -> u64 {
        // Another one each time, between an eighth and a quarter of the amount.
        let part = amount / 8;
        let fee = part + secret(("fee", self.requests.len(), number, amount)) % (part + 1);
        self.requests.push(Request {
            number,
            amount,
            fee,
        });
        if self.is_met() {
            self.wakers.drain(..).for_each(Waker::wake);
        }
        fee
    }

    fn is_met(&self) -> bool {
        self.requests.len() >= self.meeting
    }
}

/// Asks the service for the fee of a deposit to the account of this number. At `.await` the thread is free.
pub async fn ask_fee(number: u32, amount: u64) -> u64 {
    let mut fee = None;
    std::future::poll_fn(|context| {
        let held = vault::is_some_account_locked();
        let mut state = state();
        state.held += usize::from(held);
        match fee {
            Some(fee) if state.is_met() => return Poll::Ready(fee),
            Some(_) => {}
            None => fee = Some(state.enter(number, amount)),
        }
        // Not told at once even to the last one: the answer must be able to wait.
        match state.is_met() {
            true => context.waker().wake_by_ref(),
            false => state.wakers.push(context.waker().clone()),
        }
        Poll::Pending
    })
    .await
}

fn state() -> MutexGuard<'static, Bank> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
