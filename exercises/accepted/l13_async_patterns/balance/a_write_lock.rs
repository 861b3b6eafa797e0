//! tokio's lock for readers and writers, of which all are writers.

use exercises::teller::{Balance, Bank, Refusal};

pub struct Account {
    balance: Balance,
    bank: Bank,
    turn: tokio::sync::RwLock<()>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            turn: tokio::sync::RwLock::new(()),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        let _turn = self.turn.write().await;
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let _turn = self.turn.write().await;
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
