//! Refused: A task looks at the balance, awaits, and takes what is not there any more.

use exercises::teller::{Balance, Bank, Refusal};

pub struct Account {
    balance: Balance,
    bank: Bank,
    turn: tokio::sync::Mutex<()>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            balance,
            bank,
            turn: tokio::sync::Mutex::new(()),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        self.balance.set(self.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let turn = self.turn.lock().await;
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        drop(turn);
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        let _turn = self.turn.lock().await;
        self.balance.set(self.balance.get() - amount);
        Ok(())
    }
}
