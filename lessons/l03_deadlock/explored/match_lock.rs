//! A lock that a `match` keeps alive: one thread waits for itself.

use interleave::Named;
use interleave::sync::Mutex;

/// Takes the next job, or puts a new one into the empty queue.
pub fn next_job() -> u32 {
    let jobs = Mutex::new(Vec::new()).named("jobs");
    match jobs.lock().unwrap().pop() {
        Some(job) => job,
        None => {
            // The guard of the `match` is a temporary: it lives until the end.
            jobs.lock().unwrap().push(1);
            1
        }
    }
}
