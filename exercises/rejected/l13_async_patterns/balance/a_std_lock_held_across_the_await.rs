//! Refused: A task blocks the thread that all tasks share.

use exercises::teller::{Balance, Bank, Refusal};

pub struct Account {
    balance: Balance,
    bank: Bank,
    turn: std::sync::Mutex<()>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            turn: std::sync::Mutex::new(()),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        let _turn = self.turn.lock().unwrap();
        self.balance.set(self.balance.get() + amount);
    }

    // Held across the await below.
    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let _turn = self.turn.lock().unwrap();
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
