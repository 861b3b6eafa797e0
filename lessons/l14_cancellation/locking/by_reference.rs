//! `select!` over a reference: the future stays in the queue.

use crate::work::virtual_time::{VirtualTime, add_one, held_lock};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;

/// Adds one, or two after 5 ms; whether it ends.
pub fn add(clock: &VirtualTime) -> bool {
    clock.ends(async {
        let lock = held_lock().await;
        let mut first = pin!(add_one(Arc::clone(&lock)));
        tokio::select! {
            () = &mut first => {}
            () = sleep(Duration::from_millis(5)) => {
                // `first` is the next one for the lock; nobody polls it now.
                add_one(Arc::clone(&lock)).await;
                first.await;
            }
        }
    })
}
