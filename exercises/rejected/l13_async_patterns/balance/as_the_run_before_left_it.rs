//! Refused: The same order of the polls does not give the same run.

// Every third withdrawal yields once more: which one it is depends on the run before.
use exercises::teller::{Balance, Bank, Refusal};
use std::sync::atomic::{AtomicUsize, Ordering};

static CALLS: AtomicUsize = AtomicUsize::new(0);

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
        if CALLS.fetch_add(1, Ordering::Relaxed).is_multiple_of(3) {
            tokio::task::yield_now().await;
        }
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        let balance = self.balance.get();
        if balance < amount {
            return Err(Refusal::TooLittle);
        }
        self.balance.set(balance - amount);
        Ok(())
    }
}
