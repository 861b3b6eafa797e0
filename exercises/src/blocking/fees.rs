//! An account, and a service that is asked for fees.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError, Weak};
use std::task::{Poll, Waker};

static STATE: Mutex<Bank> = Mutex::new(Bank {
    requests: 0,
    meeting: 0,
    held: 0,
    watched: None,
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

/// What the service was asked.
#[derive(Debug, Clone)]
pub struct Bank {
    /// Fees that were asked for.
    pub requests: usize,
    meeting: usize,
    /// How often the account was locked while the service was being asked.
    pub held: usize,
    watched: Option<Weak<Mutex<Account>>>,
    wakers: Vec<Waker>,
}

impl Bank {
    /// Begins anew: no fee is told before so many have been asked for; looks meanwhile whether `account` is locked, if it is given.
    pub fn expect_meeting_of(requests: usize, account: Option<Weak<Mutex<Account>>>) {
        *state() = Bank {
            requests: 0,
            meeting: requests,
            held: 0,
            watched: account,
            wakers: Vec::new(),
        };
    }

    /// What was asked so far.
    pub fn now() -> Bank {
        state().clone()
    }
}

/// Asks the service for the fee of a deposit to the account of this number. At `.await` the thread is free.
pub async fn ask_fee(number: u32, amount: u64) -> u64 {
    let mut asked = false;
    std::future::poll_fn(|context| {
        let mut state = state();
        if !asked {
            asked = true;
            state.requests += 1;
            state.look();
            if state.requests >= state.meeting {
                state.wakers.drain(..).for_each(Waker::wake);
            }
            // Not told at once even to the last one: the answer must be able to wait.
            match state.requests >= state.meeting {
                true => context.waker().wake_by_ref(),
                false => state.wakers.push(context.waker().clone()),
            }
            return Poll::Pending;
        }
        state.look();
        if state.requests >= state.meeting {
            return Poll::Ready(amount / 10 + u64::from(number % 2));
        }
        state.wakers.push(context.waker().clone());
        Poll::Pending
    })
    .await
}

impl Bank {
    /// Looks whether somebody holds the lock of the watched account.
    fn look(&mut self) {
        let account = self.watched.as_ref().and_then(Weak::upgrade);
        let held = account
            .is_some_and(|account| matches!(account.try_lock(), Err(TryLockError::WouldBlock)));
        self.held += usize::from(held);
    }
}

fn state() -> MutexGuard<'static, Bank> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
