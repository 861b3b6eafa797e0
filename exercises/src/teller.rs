//! An account that tasks on one thread use, and a bank that has to be asked: [`Balance`], [`Bank`] and [`Refusal`] are for
//! learners, the rest is for the check of the exercise `balance`.

mod books;
mod faults;
mod scenes;

pub use books::Call;
pub use scenes::{Account, Calls, scene};

use books::Books;
use std::panic::Location;
use std::rc::Rc;

/// What is on an account. A copy is the same balance.
#[derive(Clone)]
pub struct Balance(Rc<Books>);

/// Whom withdrawals are allowed by. A copy is the same bank.
#[derive(Clone)]
pub struct Bank(Rc<Books>);

/// Why a withdrawal was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Less than the amount is on the account.
    TooLittle,
    /// The bank does not allow it.
    ByBank,
}

impl Balance {
    /// What is on the account now.
    #[track_caller]
    pub fn get(&self) -> i64 {
        self.0.look(Location::caller())
    }

    /// Changes what is on the account.
    #[track_caller]
    pub fn set(&self, balance: i64) {
        self.0.change(balance, Location::caller());
    }
}

impl Bank {
    /// Asks whether this amount may be withdrawn; the answer takes its time, and other tasks go on meanwhile.
    ///
    /// Like every async function it does nothing before its future is polled.
    #[track_caller]
    pub fn allows(&self, amount: i64) -> impl Future<Output = bool> + 'static {
        Rc::clone(&self.0).ask(amount, Location::caller())
    }
}
