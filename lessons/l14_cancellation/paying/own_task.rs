//! A task pays to the end, whoever waits for it.

use crate::work::payments::{Paid, Payments};
use crate::work::virtual_time::VirtualTime;
use futures::future::join_all;
use tokio::time::timeout;

/// Makes the payments, each with a time-out.
pub fn pay_all(payments: &Payments, clock: &VirtualTime) -> Paid {
    clock.block_on(async {
        let (books, mut late) = (payments.books(), Vec::new());
        for payment in payments.each() {
            let books = books.clone();
            let mut paying = tokio::spawn(async move {
                books.take(payment).await;
                books.give(payment).await;
            });
            if timeout(payments.patience, &mut paying).await.is_err() {
                late.push(paying); // the waiting has ended; the task goes on
            }
        }
        let late = join_all(late).await.len() as u64;
        Paid {
            money: books.money(),
            late,
        }
    })
}
