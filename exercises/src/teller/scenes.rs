//! Tasks that use one account, each with calls to make.

use super::books::{Books, Call};
use super::{Balance, Bank, Refusal};
use crate::polls::{self, Tasks};
use futures::future::{AbortHandle, LocalBoxFuture, abortable};
use std::rc::Rc;

/// An account of the answer under test.
pub trait Account {
    /// See the exercise.
    fn withdraw(&self, amount: i64) -> LocalBoxFuture<'_, Result<(), Refusal>>;
    /// See the exercise.
    fn deposit(&self, amount: i64) -> LocalBoxFuture<'_, ()>;
}

/// Makes an account of the answer under test.
pub type New = fn(Balance, Bank) -> Rc<dyn Account>;

/// What a task calls, one after the other.
pub type Calls = &'static [Call];

const NAMES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// Tries every order of the polls of tasks that make these calls to an account with this balance.
///
/// With `drops`, one more task drops what A waits for, at any moment.
pub fn scene(new: New, balance: i64, tasks: &'static [Calls], drops: bool) {
    let told = told(balance, tasks, drops);
    polls::explore(&told, tasks.len(), move || {
        let books = Books::open(balance, tasks.len() + 1);
        let (on_it, bank) = books.handles();
        let account = new(on_it, bank);
        let (mut all, mut handle) = (Tasks::new(), None);
        for (&name, &calls) in NAMES.iter().zip(tasks) {
            let task = make(Rc::clone(&account), Rc::clone(&books), calls);
            if drops && handle.is_none() {
                let (task, own) = abortable(task);
                handle = Some(own);
                all = all.task(name, async {
                    // Whether it was dropped is in the books.
                    let _ = task.await;
                });
            } else {
                all = all.task(name, task);
            }
        }
        if let Some(handle) = handle {
            all = all.task("drops A", drop_first(Rc::clone(&books), handle));
        }
        all
    });
}

async fn make(account: Rc<dyn Account>, books: Rc<Books>, calls: Calls) {
    for &call in calls {
        books.begin(call);
        let result = match call {
            Call::Withdraw(amount) | Call::Forbidden(amount) => account.withdraw(amount).await,
            Call::Deposit(amount) => {
                account.deposit(amount).await;
                Ok(())
            }
        };
        books.end(result);
    }
}

async fn drop_first(books: Rc<Books>, handle: AbortHandle) {
    books.dropped(0);
    handle.abort();
}

fn told(balance: i64, tasks: &[Calls], drops: bool) -> String {
    let call = |call: &Call| match call {
        Call::Withdraw(amount) => format!("withdraws {amount}"),
        Call::Forbidden(amount) => format!("withdraws {amount}, which the bank forbids"),
        Call::Deposit(amount) => format!("deposits {amount}"),
    };
    let each = NAMES.iter().zip(tasks).map(|(name, calls)| {
        let same = calls.chunk_by(|one, next| one == next);
        let calls: Vec<String> = same
            .map(|same| match same.len() {
                1 => call(&same[0]),
                times => format!("{}, {times} times", call(&same[0])),
            })
            .collect();
        format!("{name} {}", calls.join(", then "))
    });
    let mut all: Vec<String> = each.collect();
    if drops {
        all.push("somebody drops A's call".into());
    }
    format!("the balance is {balance}; {}", all.join("; "))
}
