//! A runtime of one thread, the one that waits for it. It lives on after a model has returned, as in a server.

use anyhow::{Context, Result};
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// See the module.
#[derive(Debug)]
pub struct EventLoop(Runtime);

impl EventLoop {
    /// One with sockets and timers, for what `of` names in the error, e.g. `the downloads`.
    ///
    /// Fails when the system gives none.
    pub fn new(of: &str) -> Result<EventLoop> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let failed = || format!("failed to start the event loop of {of}");
        Ok(EventLoop(runtime.with_context(failed)?))
    }

    /// One whose clock jumps to the next timer as soon as nothing else can happen; without sockets.
    ///
    /// Fails when the system gives none.
    pub fn with_virtual_time() -> Result<EventLoop> {
        let runtime = Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build();
        let runtime = runtime.context("failed to start an event loop with a clock of its own")?;
        Ok(EventLoop(runtime))
    }

    /// Runs a future to its end on this thread; what it spawned goes on with the next call.
    pub fn block_on<'a, T>(&self, future: impl Future<Output = T> + 'a) -> T {
        // In a box: tokio's part is compiled once for each result, and not for each future.
        let future: Pin<Box<dyn Future<Output = T> + 'a>> = Box::pin(future);
        self.0.block_on(future)
    }

    /// Lets what was spawned go on until `met`.
    pub fn run_until(&self, met: impl Fn() -> bool) {
        self.block_on(async {
            while !met() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        });
    }

    /// Lets what was spawned go on for so long.
    pub fn run_for(&self, time: Duration) {
        // Inside, because a timer needs its runtime from the start.
        self.block_on(async { tokio::time::sleep(time).await });
    }
}

/// Locks, also after a panic elsewhere: what is counted stays counted.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

    #[test]
    fn what_was_spawned_goes_on_while_it_runs() {
        let event_loop = EventLoop::with_virtual_time().expect("the system gives one");
        let steps = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&steps);
        event_loop.block_on(async {
            tokio::spawn(async move {
                loop {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    counted.fetch_add(1, Relaxed);
                }
            });
        });
        assert_eq!(steps.load(Relaxed), 0);
        event_loop.run_for(Duration::from_millis(35));
        assert_eq!(steps.load(Relaxed), 3);
        event_loop.run_until(|| steps.load(Relaxed) == 5);
        assert_eq!(steps.load(Relaxed), 5);
    }
}
