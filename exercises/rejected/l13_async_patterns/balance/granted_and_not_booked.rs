//! Refused: A withdrawal is granted and not booked.

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
        let balance = self.balance.get();
        if balance > amount {
            self.balance.set(balance - amount);
        } else if balance < amount {
            return Err(Refusal::TooLittle);
        }
        Ok(())
    }
}
