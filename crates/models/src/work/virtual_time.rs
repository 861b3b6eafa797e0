//! An event loop whose clock jumps to the next timer as soon as nothing else can happen; and a lock that is held.

use crate::work::event_loop::EventLoop;
use anyhow::Result;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

/// Longer than anything takes that ends at all; on this clock it is over at once.
const FOR_EVER: Duration = Duration::from_secs(3_600);

/// How long the holder keeps the lock.
const HELD: Duration = Duration::from_millis(10);

/// A runtime of one thread in which waiting takes no time.
#[derive(Debug)]
pub struct VirtualTime(EventLoop);

impl VirtualTime {
    /// Fails when the system gives no event loop.
    pub fn new() -> Result<VirtualTime> {
        Ok(VirtualTime(EventLoop::with_virtual_time()?))
    }

    /// Runs a future to its end: see [`EventLoop::block_on`].
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.0.block_on(future)
    }

    /// Whether a future ends: one that waits for ever is told at once.
    pub fn ends(&self, future: impl Future<Output = ()>) -> bool {
        self.block_on(async { timeout(FOR_EVER, future).await.is_ok() })
    }
}

/// A lock that a task holds for 10 ms from now.
pub async fn held_lock() -> Arc<Mutex<u64>> {
    let lock = Arc::new(Mutex::new(0));
    let guard = Arc::clone(&lock).lock_owned().await;
    tokio::spawn(async move {
        sleep(HELD).await;
        drop(guard);
    });
    lock
}

/// Adds one, once it has the lock.
pub async fn add_one(lock: Arc<Mutex<u64>>) {
    *lock.lock().await += 1;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l14_cancellation::locking;

    #[test]
    fn a_future_that_nobody_polls_keeps_the_lock() {
        let clock = VirtualTime::new().expect("it starts");
        assert!(!locking::by_reference::add(&clock));
        assert!(locking::by_value::add(&clock));
        assert!(locking::own_task::add(&clock));
    }
}
