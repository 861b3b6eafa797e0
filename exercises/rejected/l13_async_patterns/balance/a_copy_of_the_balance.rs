//! Refused: A withdrawal is granted and not booked.

use exercises::teller::{Balance, Bank, Refusal};

pub struct Account {
    balance: std::cell::Cell<i64>,
    bank: Bank,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance: std::cell::Cell::new(balance.get()),
            bank,
        }
    }

    pub async fn deposit(&self, amount: i64) {
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
