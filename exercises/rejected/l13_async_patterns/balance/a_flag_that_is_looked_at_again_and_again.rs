//! Refused: A task that waits wakes itself again and again.

use exercises::teller::{Balance, Bank, Refusal};
use std::cell::Cell;

pub struct Account {
    balance: Balance,
    bank: Bank,
    busy: Cell<bool>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            busy: Cell::new(false),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        while self.busy.get() {
            tokio::task::yield_now().await;
        }
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        while self.busy.replace(true) {
            tokio::task::yield_now().await;
        }
        let result = self.alone(amount).await;
        self.busy.set(false);
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
