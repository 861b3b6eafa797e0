//! The mutex of the crate futures.

use exercises::teller::{Balance, Bank, Refusal};

pub struct Account {
    balance: futures::lock::Mutex<Balance>,
    bank: Bank,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance: futures::lock::Mutex::new(balance),
            bank,
        }
    }

    pub async fn deposit(&self, amount: i64) {
        let balance = self.balance.lock().await;
        balance.set(balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let balance = self.balance.lock().await;
        if balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        balance.set(balance.get() - amount);
        Ok(())
    }
}
