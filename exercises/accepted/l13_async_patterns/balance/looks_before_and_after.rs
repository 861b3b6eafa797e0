//! The balance is looked at before the question and after it; whichever reason is found first is given.

use exercises::teller::{Balance, Bank, Refusal};

pub struct Account {
    balance: Balance,
    bank: Bank,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account { balance, bank }
    }

    pub async fn deposit(&self, amount: i64) {
        let b = self.balance.get();
        self.balance.set(b + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        let allowed = self.bank.allows(amount).await;
        let b = self.balance.get();
        if b < amount {
            return Err(Refusal::TooLittle);
        }
        if !allowed {
            return Err(Refusal::ByBank);
        }
        self.balance.set(b - amount);
        Ok(())
    }
}
