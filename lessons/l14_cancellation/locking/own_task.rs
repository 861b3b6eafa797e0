//! The first one is a task, which the runtime polls.

use crate::work::virtual_time::{VirtualTime, add_one, held_lock};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;

/// Adds one, or two after 5 ms; whether it ends.
pub fn add(clock: &VirtualTime) -> bool {
    clock.ends(async {
        let lock = held_lock().await;
        let mut first = tokio::spawn(add_one(Arc::clone(&lock)));
        tokio::select! {
            _ = &mut first => {}
            () = sleep(Duration::from_millis(5)) => {
                add_one(Arc::clone(&lock)).await;
                // It did not panic, and nobody aborted it.
                let _ = first.await;
            }
        }
    })
}
