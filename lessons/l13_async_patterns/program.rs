// Lesson 13 in one file: ten jobs, one fails. It needs tokio and futures.

use futures::future::{join_all, try_join_all};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// Jobs that have begun and not ended.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Counts a job for as long as its future lives, also when it is dropped at an
/// `.await`.
struct Job;

impl Job {
    fn begin() -> Job {
        RUNNING.fetch_add(1, Relaxed);
        Job
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        RUNNING.fetch_sub(1, Relaxed);
    }
}

/// Number 6 fails after 30 ms, the others take longer.
async fn job(number: u64) -> Result<u64, String> {
    let _job = Job::begin();
    if number == 6 {
        sleep(Duration::from_millis(30)).await;
        return Err("number 6 failed".into());
    }
    sleep(Duration::from_millis(100 + number)).await;
    Ok(number)
}

/// Futures in one task: they are dropped with the first error.
async fn futures() -> Result<Vec<u64>, String> {
    try_join_all((0..10).map(job)).await
}

/// The same, but it waits for all of them.
async fn all_of_them() -> Result<Vec<u64>, String> {
    join_all((0..10).map(job)).await.into_iter().collect()
}

/// Tasks: a dropped handle does not stop them.
async fn tasks() -> Result<Vec<u64>, String> {
    let handles = (0..10).map(|number| tokio::spawn(job(number)));
    let joined = handles.map(async |handle| match handle.await {
        Ok(result) => result,
        Err(error) => Err(error.to_string()),
    });
    try_join_all(joined).await
}

/// Tasks in a set: they are aborted when it is dropped.
async fn set() -> Result<Vec<u64>, String> {
    let mut set: JoinSet<_> = (0..10).map(job).collect();
    let mut results = Vec::new();
    while let Some(done) = set.join_next().await {
        results.push(done.map_err(|error| error.to_string())??);
    }
    Ok(results)
}

/// Awaits one of them, and looks who still runs.
async fn look(name: &str, run: impl Future<Output = Result<Vec<u64>, String>>) {
    let start = Instant::now();
    let result = run.await;
    let told = start.elapsed().as_millis();
    sleep(Duration::from_millis(20)).await;
    let running = RUNNING.load(Relaxed);
    println!("{name:<12} told after {told:>3} ms: {result:?}");
    println!("{:12} 20 ms later {running} still run", "");
    // For the next one nothing runs any more.
    sleep(Duration::from_millis(100)).await;
}

fn main() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("the system gives a runtime").block_on(async {
        look("futures", futures()).await;
        look("all of them", all_of_them()).await;
        look("tasks", tasks()).await;
        look("set", set()).await;
    });
}
