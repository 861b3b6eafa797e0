//! The balance itself is behind tokio's mutex.

use exercises::teller::{Balance, Bank, Refusal};
use tokio::sync::Mutex;

pub struct Account {
    balance: Mutex<Balance>,
    bank: Bank,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance: Mutex::new(balance),
            bank,
        }
    }

    pub async fn deposit(&self, amount: i64) {
        let balance = self.balance.lock().await;
        balance.set(balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let balance = self.balance.lock().await;
        let seen = balance.get();
        if seen < amount {
            return Err(Refusal::TooLittle);
        }
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        balance.set(seen - amount);
        Ok(())
    }
}
