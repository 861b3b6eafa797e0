//! A semaphore with one permit; a deposit needs none, because nobody relies on an old balance.

use exercises::teller::{Balance, Bank, Refusal};
use tokio::sync::Semaphore;

pub struct Account {
    balance: Balance,
    bank: Bank,
    one: Semaphore,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            one: Semaphore::new(1),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let _one = self.one.acquire().await.unwrap();
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
