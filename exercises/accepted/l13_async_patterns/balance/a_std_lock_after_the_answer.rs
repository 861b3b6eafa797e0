//! std's mutex, and no await while its guard lives.

use exercises::teller::{Balance, Bank, Refusal};

pub struct Account {
    balance: std::sync::Mutex<Balance>,
    bank: Bank,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance: std::sync::Mutex::new(balance),
            bank,
        }
    }

    pub async fn deposit(&self, amount: i64) {
        let balance = self.balance.lock().unwrap();
        balance.set(balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let allowed = self.bank.allows(amount).await;
        let balance = self.balance.lock().unwrap();
        match (allowed, balance.get()) {
            (false, _) => Err(Refusal::ByBank),
            (true, seen) if seen < amount => Err(Refusal::TooLittle),
            (true, seen) => {
                balance.set(seen - amount);
                Ok(())
            }
        }
    }
}
