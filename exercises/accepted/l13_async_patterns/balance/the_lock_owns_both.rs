//! One lock owns the balance and the bank; where both reasons are there, it names the balance.

use exercises::teller::{Balance, Bank, Refusal};
use tokio::sync::Mutex;

struct Inner {
    balance: Balance,
    bank: Bank,
}

pub struct Account {
    inner: Mutex<Inner>,
}

impl Account {
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account {
            inner: Mutex::new(Inner { balance, bank }),
        }
    }

    pub async fn deposit(&self, amount: i64) {
        let i = self.inner.lock().await;
        i.balance.set(i.balance.get() + amount);
    }

    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        let i = self.inner.lock().await;
        match (i.balance.get() >= amount, i.bank.allows(amount).await) {
            (false, _) => Err(Refusal::TooLittle),
            (_, false) => Err(Refusal::ByBank),
            _ => {
                i.balance.set(i.balance.get() - amount);
                Ok(())
            }
        }
    }
}
