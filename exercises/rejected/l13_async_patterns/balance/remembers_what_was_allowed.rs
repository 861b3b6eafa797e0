//! Refused: The balance changes, and the bank has not been asked before.

use exercises::teller::{Balance, Bank, Refusal};
use std::cell::RefCell;

pub struct Account {
    balance: Balance,
    bank: Bank,
    allowed: RefCell<Vec<i64>>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            allowed: RefCell::default(),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        if !self.allowed.borrow().contains(&amount) && !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        self.allowed.borrow_mut().push(amount);
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
