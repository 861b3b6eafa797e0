//! Refused: A task blocks the thread that all tasks share.

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
        if !futures::executor::block_on(self.bank.allows(amount)) {
            return Err(Refusal::ByBank);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
