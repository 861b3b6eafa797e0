//! Refused: The balance changes before the bank has answered.

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
        let take = async {
            if self.balance.get() < amount {
                return Err(Refusal::TooLittle);
            }
            self.balance.set(self.balance.get() - amount);
            Ok(())
        };
        let (allowed, taken) = futures::join!(self.bank.allows(amount), take);
        match allowed {
            true => taken,
            false => Err(Refusal::ByBank),
        }
    }
}
