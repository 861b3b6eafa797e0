//! `select!` owns the future, and drops it with its place.

use crate::work::virtual_time::{VirtualTime, add_one, held_lock};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;

/// Adds one, or two after 5 ms; whether it ends.
pub fn add(clock: &VirtualTime) -> bool {
    clock.ends(async {
        let lock = held_lock().await;
        tokio::select! {
            () = add_one(Arc::clone(&lock)) => {}
            () = sleep(Duration::from_millis(5)) => {
                add_one(Arc::clone(&lock)).await;
                add_one(Arc::clone(&lock)).await; // the first one begins anew
            }
        }
    })
}
