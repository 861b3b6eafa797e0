// Lesson 2 in one file: five threads count together, in safe Rust, right and
// wrong.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::{Barrier, Mutex};
use std::thread;

const THREADS: u64 = 5;
const INCREMENTS: u64 = 1_000_000;

/// Lets all threads begin together, and each increment many times.
fn on_all_threads(increment: impl Fn() + Sync) {
    let start = Barrier::new(THREADS as usize);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                start.wait(); // or the first ends before the last begins
                for _ in 0..INCREMENTS {
                    increment();
                }
            });
        }
    });
}

fn report(name: &str, count: u64) {
    let lost = THREADS * INCREMENTS - count;
    println!("{name:12} counted {count:7}, lost {lost:7}");
}

fn main() {
    let counter = AtomicU64::new(0);
    on_all_threads(|| {
        let seen = counter.load(SeqCst);
        counter.store(seen + 1, SeqCst); // others may have counted meanwhile
    });
    report("load, store", counter.into_inner());

    let counter = Mutex::new(0);
    on_all_threads(|| {
        let seen = *counter.lock().unwrap(); // the guard is dropped here
        *counter.lock().unwrap() = seen + 1;
    });
    report("split lock", counter.into_inner().unwrap());

    let counter = AtomicU64::new(0);
    on_all_threads(|| _ = counter.fetch_add(1, Relaxed)); // one operation
    report("fetch_add", counter.into_inner());

    let counter = Mutex::new(0);
    on_all_threads(|| *counter.lock().unwrap() += 1); // one guard for both
    report("mutex", counter.into_inner().unwrap());
}
