// Lesson 14 in one file: money lost at an `.await`. It needs tokio.

use std::cell::Cell;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::{sleep, timeout};

/// Two accounts of one thread.
struct Bank {
    from: Cell<u64>,
    to: Cell<u64>,
}

impl Bank {
    fn new() -> Bank {
        Bank {
            from: Cell::new(100),
            to: Cell::new(0),
        }
    }

    fn change(account: &Cell<u64>, by: i64) {
        account.set(account.get().saturating_add_signed(by));
    }
}

/// Every step of a payment takes a while.
async fn step() {
    sleep(Duration::from_millis(20)).await;
}

/// It may be dropped while the money is on its way.
async fn careless(bank: &Bank) {
    step().await;
    Bank::change(&bank.from, -10);
    step().await; // a time-out ends it here
    Bank::change(&bank.to, 10);
}

/// It awaits first, and then changes both accounts at once.
async fn at_the_end(bank: &Bank) {
    step().await;
    step().await;
    Bank::change(&bank.from, -10);
    Bank::change(&bank.to, 10);
}

/// Money that has been taken; dropped, it goes back.
struct Taken<'a>(&'a Bank, bool);

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        if !self.1 {
            Bank::change(&self.0.from, 10);
        }
    }
}

/// A guard puts the money back when the future is dropped.
async fn guarded(bank: &Bank) {
    step().await;
    Bank::change(&bank.from, -10);
    let mut taken = Taken(bank, false);
    step().await;
    Bank::change(&bank.to, 10);
    taken.1 = true;
}

/// Waits for a payment for 30 ms, and counts the money.
async fn look(name: &str, pay: impl AsyncFnOnce(&Bank)) {
    let bank = Bank::new();
    let late = timeout(Duration::from_millis(30), pay(&bank)).await.is_err();
    let money = bank.from.get() + bank.to.get();
    println!("{name:<11} late: {late:<5}  money: {money}");
}

fn main() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("the system gives a runtime").block_on(async {
        look("careless", careless).await;
        look("at the end", at_the_end).await;
        look("guarded", guarded).await;
    });
}
