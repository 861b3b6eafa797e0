//! Payments of two steps, each of which takes its time, and the books in which they stand.

use crate::work::event_loop::lock;
use fastrand::Rng;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::time::sleep;

/// What both accounts have together.
pub const MONEY: i64 = 1_000;

/// Payments to make, and the books of the run that is going on.
#[derive(Debug)]
pub struct Payments {
    each: Vec<Payment>,
    /// After this time nobody waits for a payment any more.
    pub patience: Duration,
}

/// One payment.
#[derive(Debug, Clone, Copy)]
pub struct Payment {
    /// What is moved.
    pub amount: i64,
    taking: Duration,
    giving: Duration,
}

/// Two accounts; clones are the same ones.
#[derive(Debug, Clone)]
pub struct Books(Arc<Mutex<[i64; 2]>>);

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Paid {
    /// What both accounts have together afterwards.
    pub money: i64,
    /// Payments that nobody waited for to their end.
    pub late: u64,
}

impl Payments {
    /// `number` payments whose two steps take 4 to 20 ms each; about half of them take longer than the patience. The same
    /// seed gives the same payments.
    pub fn new(number: usize, seed: u64) -> Payments {
        let mut random = Rng::with_seed(seed);
        let mut step = || Duration::from_millis(4 * random.u64(1..=5));
        let each = (0..number).map(|id| Payment {
            amount: 1 + (id % 5) as i64,
            taking: step(),
            giving: step(),
        });
        Payments {
            each: each.collect(),
            // Steps take multiples of 4 ms, so no payment ends at the very instant of the time-out.
            patience: Duration::from_millis(22),
        }
    }

    /// The payments, one after the other.
    pub fn each(&self) -> impl Iterator<Item = Payment> {
        self.each.iter().copied()
    }

    /// The books of a new run.
    pub fn books(&self) -> Books {
        Books(Arc::new(Mutex::new([MONEY, 0])))
    }
}

impl Books {
    /// Takes a payment's amount out of the first account, after a while.
    pub async fn take(&self, payment: Payment) {
        sleep(payment.taking).await;
        self.accounts()[0] -= payment.amount;
    }

    /// Puts it into the second account, after a while.
    pub async fn give(&self, payment: Payment) {
        sleep(payment.giving).await;
        self.accounts()[1] += payment.amount;
    }

    /// Asks both banks whether a payment may be made, which takes as long as making it.
    pub async fn ask(&self, payment: Payment) {
        sleep(payment.taking).await;
        sleep(payment.giving).await;
    }

    /// Moves it at once.
    pub fn book(&self, payment: Payment) {
        let mut accounts = self.accounts();
        accounts[0] -= payment.amount;
        accounts[1] += payment.amount;
    }

    /// Puts it back into the first account, at once.
    pub fn put_back(&self, payment: Payment) {
        self.accounts()[0] += payment.amount;
    }

    /// What both accounts have together.
    pub fn money(&self) -> i64 {
        self.accounts().iter().sum()
    }

    fn accounts(&self) -> MutexGuard<'_, [i64; 2]> {
        lock(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l14_cancellation::paying;
    use crate::work::virtual_time::VirtualTime;

    #[test]
    fn money_is_lost_between_two_awaits_alone() {
        let clock = VirtualTime::new().expect("it starts");
        for seed in 0..20 {
            let payments = Payments::new(50, seed);
            let lost = paying::two_awaits::pay_all(&payments, &clock);
            assert!(lost.late > 0 && lost.money < MONEY, "{seed}: {lost:?}");
            let whole = Paid {
                money: MONEY,
                ..lost
            };
            for pay_all in [
                paying::book_at_the_end::pay_all,
                paying::undo_on_drop::pay_all,
                paying::own_task::pay_all,
            ] {
                assert_eq!(pay_all(&payments, &clock), whole, "{seed}");
            }
        }
    }
}
