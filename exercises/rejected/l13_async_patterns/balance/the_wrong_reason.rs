//! Refused: A withdrawal is refused in the bank's name, and the bank has not refused it.

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
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        if self.balance.get() < amount {
            return Err(Refusal::ByBank);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
