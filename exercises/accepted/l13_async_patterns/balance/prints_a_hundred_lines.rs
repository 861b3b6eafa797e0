//! It tells very much about what it does.

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
        for line in 0..100 {
            println!("{line}");
        }
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
