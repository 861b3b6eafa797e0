//! Refused: The balance changes, and the bank has not been asked before.

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
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        let _allowed = self.bank.allows(amount);
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
