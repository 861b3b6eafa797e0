//! A trap: a std guard held across an await.

use super::super::jobs::Jobs;
use anyhow::Result;
use futures::future::join_all;
use std::sync::Mutex;
use std::time::Duration;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat under a watchdog; tells whether they came to their end.
#[expect(clippy::await_holding_lock, reason = "this is the mistake")]
pub fn run_all(jobs: &Jobs, patience: Duration) -> Result<bool> {
    let all = jobs.clone();
    jobs.watched(patience, move || {
        let runtime = Builder::new_current_thread().enable_time().build()?;
        runtime.block_on(async {
            let heartbeat = all.heartbeat();
            let sum = Mutex::new(0);
            // tokio::spawn would refuse this: the guard may not go to another thread.
            let tasks = all.each().map(async |job| {
                let mut sum = sum.lock().unwrap(); // the second job keeps the thread here ...
                *sum += job.tokio_sleep().await; // ... while the first one waits to be polled on it
            });
            join_all(tasks).await;
            heartbeat.stop();
            Ok(())
        })
    })
}
