//! Who waits leaves a oneshot in a queue; one that is dropped when it was called passes the call on.

use exercises::teller::{Balance, Bank, Refusal};
use std::cell::Cell;
use std::cell::RefCell;
use std::collections::VecDeque;
use tokio::sync::oneshot;

pub struct Account {
    balance: Balance,
    bank: Bank,
    busy: Cell<bool>,
    queue: RefCell<VecDeque<oneshot::Sender<()>>>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            busy: Cell::new(false),
            queue: RefCell::default(),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let _turn = self.turn().await;
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}

struct Turn<'a>(&'a Account);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.busy.set(false);
        while let Some(next) = self.0.queue.borrow_mut().pop_front() {
            if next.send(()).is_ok() {
                break;
            }
        }
    }
}

impl Account {
    async fn turn(&self) -> Turn<'_> {
        while self.busy.get() {
            let (sender, receiver) = oneshot::channel();
            self.queue.borrow_mut().push_back(sender);
            let called = Called(self, receiver);
            called.wait().await;
        }
        self.busy.set(true);
        Turn(self)
    }
}

/// Passes the call on if whoever was called is dropped before it goes on.
struct Called<'a>(&'a Account, oneshot::Receiver<()>);

impl Called<'_> {
    async fn wait(mut self) {
        let _ = (&mut self.1).await;
    }
}

impl Drop for Called<'_> {
    fn drop(&mut self) {
        if self.1.try_recv().is_ok() {
            drop(Turn(self.0));
        }
    }
}
