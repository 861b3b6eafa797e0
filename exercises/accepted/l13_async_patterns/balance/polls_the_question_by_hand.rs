//! The bank's future is polled by hand, and the balance is looked at in the poll in which it is ready.

use exercises::teller::{Balance, Bank, Refusal};
use std::future::poll_fn;
use std::pin::pin;

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
        let mut asked = pin!(self.bank.allows(amount));
        if !poll_fn(|context| asked.as_mut().poll(context)).await {
            return Err(Refusal::ByBank);
        }
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
