// Lesson 4 in one file: the heartbeats beside ten waits of 50 ms, on one worker
// thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::task::{JoinSet, spawn_blocking};

const WAIT: Duration = Duration::from_millis(50);
const BEAT: Duration = Duration::from_millis(2);

async fn tokio_sleep() {
    tokio::time::sleep(WAIT).await; // meanwhile the worker runs others
}

async fn std_sleep() {
    thread::sleep(WAIT); // no .await: the worker itself sleeps
}

async fn on_the_blocking_pool() {
    let wait = spawn_blocking(|| thread::sleep(WAIT));
    wait.await.expect("a sleep does not panic");
}

async fn heartbeat(beats: Arc<AtomicUsize>) {
    loop {
        tokio::time::sleep(BEAT).await;
        beats.fetch_add(1, Relaxed); // a number to look at, nothing more
    }
}

fn measure<F>(name: &str, job: fn() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.worker_threads(1).enable_time().build();
    let beats = Arc::new(AtomicUsize::new(0));
    runtime
        .expect("the system gives a runtime")
        .block_on(async {
            tokio::spawn(heartbeat(Arc::clone(&beats)));
            let start = Instant::now();
            let jobs: JoinSet<()> = (0..10).map(|_| job()).collect();
            jobs.join_all().await;
            let came = beats.load(Relaxed);
            let took = start.elapsed().as_millis();
            let due = took / BEAT.as_millis();
            println!("{name:22} {took:4} ms, {came:3} of {due:3} heartbeats");
        });
}

fn main() {
    measure("tokio's sleep", tokio_sleep);
    measure("std's sleep", std_sleep);
    measure("on the blocking pool", on_the_blocking_pool);
}
