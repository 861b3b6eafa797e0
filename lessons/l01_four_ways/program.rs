// Lesson 1 in one file: ten waits of 50 ms, and ten computations, each in
// several ways.

use futures::future::join_all;
use rayon::prelude::*;
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;

const ITEMS: u64 = 10;
const WAIT: Duration = Duration::from_millis(50);

fn wait_blocking(_item: u64) {
    thread::sleep(WAIT); // the thread can do nothing else
}

async fn wait(_item: u64) {
    tokio::time::sleep(WAIT).await; // the thread is free for other futures
}

fn compute(item: u64) {
    // black_box hides the numbers: the optimiser knows a formula for the sum.
    let add = |sum: u64, n: u64| sum.wrapping_add(black_box(n) * n);
    black_box((0..2_000_000).fold(item, add));
}

fn threads(work: fn(u64)) {
    thread::scope(|scope| {
        for item in 0..ITEMS {
            scope.spawn(move || work(item));
        }
    });
}

fn futures<F: Future>(start: impl Fn(u64) -> F) {
    let runtime = Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("the system gives a runtime");
    runtime.block_on(join_all((0..ITEMS).map(start)));
}

fn time(name: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    println!("{name:28} {:5} ms", start.elapsed().as_millis());
}

fn main() {
    time("waiting, sequential", || (0..ITEMS).for_each(wait_blocking));
    time("waiting, threads", || threads(wait_blocking));
    time("waiting, futures", || futures(wait));
    time("waiting, blocking futures", || {
        futures(async |item| wait_blocking(item))
    });
    time("computing, sequential", || (0..ITEMS).for_each(compute));
    time("computing, threads", || threads(compute));
    time("computing, futures", || futures(async |item| compute(item)));
    time("computing, rayon", || {
        (0..ITEMS).into_par_iter().for_each(compute)
    });
}
