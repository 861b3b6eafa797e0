//! Refused: A task waits for ever, and nobody is left who would wake it.

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
        while self.busy.replace(true) {
            self.free.notified().await;
        }
        let result = self.alone(amount).await;
        self.busy.set(false);
        self.free.notify_one();
        result
    }
}

impl Account {
    async fn alone(&self, amount: i64) -> Result<(), Refusal> {
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
