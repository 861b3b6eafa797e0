//! Refused: Your code panics: RefCell already borrowed.

use exercises::teller::{Balance, Bank, Refusal};
use std::cell::RefCell;

pub struct Account {
    balance: RefCell<Balance>,
    bank: Bank,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance: RefCell::new(balance),
            bank,
        }
    }

    pub async fn deposit(&self, amount: i64) {
        let balance = self.balance.borrow_mut();
        balance.set(balance.get() + amount);
    }

    #[expect(clippy::await_holding_refcell_ref, reason = "this is the mistake")]
    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let balance = self.balance.borrow_mut();
        if balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        balance.set(balance.get() - amount);
        Ok(())
    }
}
