//! Refused: A withdrawal is refused although there is enough on the account.

use exercises::teller::{Balance, Bank, Refusal};
use std::cell::Cell;

pub struct Account {
    balance: Balance,
    bank: Bank,
    reserved: Cell<i64>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            reserved: Cell::new(0),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        if self.balance.get() - self.reserved.get() < amount {
            return Err(Refusal::TooLittle);
        }
        self.reserved.set(self.reserved.get() + amount);
        let allowed = self.bank.allows(amount).await;
        self.reserved.set(self.reserved.get() - amount);
        if !allowed {
            return Err(Refusal::ByBank);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
