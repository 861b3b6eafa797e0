//! It takes, awaits, and gives: a time-out may cut between.

use crate::work::payments::{Paid, Payments};
use crate::work::virtual_time::VirtualTime;
use tokio::time::timeout;

/// Makes the payments, each with a time-out.
pub fn pay_all(payments: &Payments, clock: &VirtualTime) -> Paid {
    clock.block_on(async {
        let (books, mut late) = (payments.books(), 0);
        for payment in payments.each() {
            let paying = async {
                books.take(payment).await;
                // Dropped here, the money is nowhere.
                books.give(payment).await;
            };
            let paid = timeout(payments.patience, paying).await;
            late += u64::from(paid.is_err());
        }
        Paid {
            money: books.money(),
            late,
        }
    })
}
