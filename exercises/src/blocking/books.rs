//! What a balance should be, and what another one comes from.

use super::fees::Request;
use crate::verdict::Wrong;

/// What deposits to one account should have done, and what they did.
pub struct Books {
    /// What was on the account before.
    pub opened_with: u64,
    /// What was asked for them.
    pub requests: Vec<Request>,
    /// What is on the account when they have returned.
    pub balance: u64,
}

impl Books {
    /// What should be on the account.
    pub fn expected(&self) -> u64 {
        let each = self
            .requests
            .iter()
            .map(|request| request.amount - request.fee);
        self.opened_with + each.sum::<u64>()
    }

    /// Refuses another balance than the expected one, for a reason that follows from the numbers.
    pub fn refuse_mistakes(&self) {
        if self.balance == self.expected() {
            return;
        }
        let number = self.requests.len();
        let deposits = match number {
            1 => "the deposit has returned".to_string(),
            number => format!("all {number} deposits to the account have returned"),
        };
        let each = || self.requests.iter();
        let amounts: u64 = each().map(|request| request.amount).sum();
        let fees: u64 = each().map(|request| request.fee).sum();
        let grown = self.balance.wrapping_sub(self.opened_with);
        let missing = self.expected().wrapping_sub(self.balance);
        let is_net = |sum: u64| each().any(|request| request.amount - request.fee == sum);
        let (because, seen, question) = if grown == 0 {
            (
                "The money is not on the account when `deposit` returns.",
                "and the balance is what it was before.".to_string(),
                "what has happened when `deposit` returns, and who waits for the rest?",
            )
        } else if grown == amounts {
            (
                "The fee was not taken off.",
                "and the balance has grown by the whole amounts.".into(),
                "what becomes of the fee that the service tells?",
            )
        } else if grown == amounts + fees {
            (
                "The fee was added instead of taken off.",
                "and the balance has grown by the amounts and the fees.".into(),
                "what does a deposit put on the account, and what does the bank keep?",
            )
        } else if number > 1 && (is_net(missing) || is_net(grown)) {
            let counts = if is_net(grown) { 1 } else { number - 1 };
            (
                "Deposits get lost.",
                format!("and the balance has grown by what {counts} of them put on it."),
                "between the moment when you read the balance and the one when you write it, who else may write?",
            )
        } else {
            (
                "The balance is not what the deposits add up to.",
                format!(
                    "and the balance is too {}.",
                    if self.balance < self.expected() {
                        "small"
                    } else {
                        "large"
                    }
                ),
                "which numbers do you add to which balance, and when was that balance read?",
            )
        };
        Wrong::because(because)
            .seen(format!("{deposits}, {seen}"))
            .expected("a balance that has grown by each amount less its fee.")
            .ask(question)
            .refuse()
    }
}
