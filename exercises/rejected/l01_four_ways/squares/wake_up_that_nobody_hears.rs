//! Refused: Your code never returns, though every part has its sum.
//! By: a_thread_may_be_stopped_anywhere

use exercises::numbers::sum_of_squares;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex};
pub fn squares(size: u64, threads: usize) -> u64 {
    let shared = Arc::new((
        AtomicU64::new(0),
        AtomicUsize::new(threads),
        Mutex::new(()),
        Condvar::new(),
    ));
    let n = threads as u64;
    for t in 0..n {
        let shared = Arc::clone(&shared);
        std::thread::spawn(move || {
            shared
                .0
                .fetch_add(sum_of_squares(size * t / n..size * (t + 1) / n), SeqCst);
            shared.1.fetch_sub(1, SeqCst);
            shared.3.notify_one();
        });
    }
    while shared.1.load(SeqCst) > 0 {
        drop(shared.3.wait(shared.2.lock().unwrap()).unwrap());
    }
    shared.0.load(SeqCst)
}
