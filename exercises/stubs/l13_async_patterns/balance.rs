//! Goal: mend withdrawals that overdraw an account, though all tasks run on one thread.
//! Why: nobody interrupts a task between two awaits. At an await everything that is shared may change.
//! Check: cargo test balance

// The check polls your tasks in every order. tokio::sync works there; threads, timers and spawn do not.
use exercises::teller::{Balance, Bank, Refusal};

/// An account that several tasks on one thread use. You may give it other fields, but the money stays on `balance`.
pub struct Account {
    balance: Balance,
    bank: Bank,
}

impl Account {
    /// An account with what is on `balance`.
    pub fn new(balance: Balance, bank: Bank) -> Account {
        Account { balance, bank }
    }

    /// Puts `amount` on the account: changes the balance once. It may wait for withdrawals.
    pub async fn deposit(&self, amount: i64) {
        self.balance.set(self.balance.get() + amount);
    }

    /// Takes `amount` from the account: changes the balance once, after the bank has allowed it, and never below zero.
    ///
    /// - Ask the bank about the amount, at most once for each withdrawal, and `await` its answer.
    /// - `Err(ByBank)` if the bank has said no. `Err(TooLittle)` if less than `amount` is on the account at some moment
    ///   of the call; whether the bank was asked by then is up to you. If both are so, either will do. Who gets an error
    ///   has changed nothing.
    /// - Withdrawals may wait for each other. Who waits sleeps until somebody wakes it.
    /// - A withdrawal that is dropped while it waits has changed nothing either, and the others go on.
    pub async fn withdraw(&self, amount: i64) -> Result<(), Refusal> {
        exercises::not_begun!("never take what another task has taken meanwhile");
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
