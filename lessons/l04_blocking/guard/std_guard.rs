//! A trap: a std guard held across an await.

use crate::work::jobs::Jobs;
use anyhow::Result;
use futures::future::join_all;
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;
use tokio::runtime::Builder;

/// Runs every job beside the heartbeat on one thread, for at most `patience`;
/// true if they ended.
pub fn run_all(jobs: &Jobs, patience: Duration) -> Result<bool> {
    let (done, ended) = mpsc::channel();
    let hanging = jobs.clone();
    thread::spawn(move || done.send(run(&hanging)));
    let ended = ended.recv_timeout(patience).ok().transpose()?;
    jobs.give_up();
    Ok(ended.is_some())
}

#[expect(clippy::await_holding_lock, reason = "this is the mistake")]
fn run(jobs: &Jobs) -> Result<()> {
    let runtime = Builder::new_current_thread().enable_time().build()?;
    runtime.block_on(async {
        tokio::spawn(jobs.heartbeat());
        let sum = Mutex::new(0);
        // tokio::spawn would refuse these futures: a guard may not go to
        // another thread.
        let tasks = jobs.each().map(async |job| {
            let mut sum = sum.lock().unwrap(); // the second job blocks here
            tokio::time::sleep(job.pause()).await; // and the first waits
            *sum += job.answer();
        });
        join_all(tasks).await;
        Ok(())
    })
}
