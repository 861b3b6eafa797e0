//! A guard puts the money back, unless all is done.

use crate::work::payments::{Books, Paid, Payment, Payments};
use crate::work::virtual_time::VirtualTime;
use tokio::time::timeout;

/// Money that was taken and not given yet.
struct Taken<'a>(&'a Books, Option<Payment>);

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        if let Some(payment) = self.1 {
            self.0.put_back(payment);
        }
    }
}

/// Makes the payments, each with a time-out.
pub fn pay_all(payments: &Payments, clock: &VirtualTime) -> Paid {
    clock.block_on(async {
        let (books, mut late) = (payments.books(), 0);
        for payment in payments.each() {
            let paying = async {
                books.take(payment).await;
                let mut taken = Taken(&books, Some(payment));
                books.give(payment).await;
                taken.1 = None;
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
