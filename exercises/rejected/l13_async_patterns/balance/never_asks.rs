//! Refused: The balance changes, and the bank has not been asked before.

use exercises::teller::{Balance, Bank, Refusal};

pub struct Account {
    balance: Balance,
}

impl Account {
    pub fn new(balance: Balance, _bank: Bank) -> Account {
        Account { balance }
    }

    pub async fn deposit(&self, amount: i64) {
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
