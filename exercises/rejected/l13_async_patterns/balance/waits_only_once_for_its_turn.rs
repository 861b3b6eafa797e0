//! Refused: A task looks at the balance, awaits, and takes what is not there any more.

use exercises::teller::{Balance, Bank, Refusal};
use std::cell::Cell;
use tokio::sync::Notify;

pub struct Account {
    balance: Balance,
    bank: Bank,
    busy: Cell<bool>,
    free: Notify,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            busy: Cell::new(false),
            free: Notify::new(),
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
        self.0.free.notify_one();
    }
}

impl Account {
    async fn turn(&self) -> Turn<'_> {
        if self.busy.get() {
            self.free.notified().await;
        }
        self.busy.set(true);
        Turn(self)
    }
}
