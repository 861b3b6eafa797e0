//! Refused: A task waits for ever, and nobody is left who would wake it.

use exercises::teller::{Balance, Bank, Refusal};
use std::cell::Cell;
use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

pub struct Account {
    balance: Balance,
    bank: Bank,
    busy: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            busy: Cell::new(false),
            waiting: RefCell::default(),
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
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }
}

impl Account {
    async fn turn(&self) -> Turn<'_> {
        poll_fn(|context| match self.busy.get() {
            true => {
                let mut waiting = self.waiting.borrow_mut();
                waiting.truncate(2);
                waiting.push(context.waker().clone());
                Poll::Pending
            }
            false => Poll::Ready(()),
        })
        .await;
        self.busy.set(true);
        Turn(self)
    }
}
