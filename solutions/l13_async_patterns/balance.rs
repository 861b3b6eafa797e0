//! Between two awaits nobody interrupts a task, so the look at the balance and its change belong together there.

use exercises::teller::{Balance, Bank, Refusal};

/// An account that several tasks on one thread use.
pub struct Account {
    balance: Balance,
    bank: Bank,
}

impl Account {
    /// An account with what is on `balance`.
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account { balance, bank }
    }

    /// Puts `amount` on the account.
    pub async fn deposit(&self, amount: i64) {
        // No await between the look and the change: no other task can come in between.
        self.balance.set(self.balance.get() + amount);
    }

    /// Takes `amount` from the account, if it is there and the bank allows it.
    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        // This look decides nothing: it spares the bank a question that is idle.
        if self.balance.get() < amount {
            return Err(Refusal::TooLittle);
        }
        if !self.bank.allows(amount).await {
            return Err(Refusal::ByBank);
        }
        // While the bank was asked, other tasks have run. What was seen before is old, so the balance is looked at once
        // more, and from here to the change there is no await: the two are one step for all tasks of this thread.
        // On several threads this would still be a race; there it takes a lock.
        let balance = self.balance.get();
        if balance < amount {
            return Err(Refusal::TooLittle);
        }
        self.balance.set(balance - amount);
        Ok(())
    }
}
