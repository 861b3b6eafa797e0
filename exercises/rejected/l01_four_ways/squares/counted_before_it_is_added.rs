//! Refused: Your code returns the sum of one part instead of all.
//! By: a_thread_may_be_stopped_anywhere

use exercises::numbers::sum_of_squares;
use std::sync::{Arc, Condvar, Mutex};
pub fn squares(size: u64, threads: usize) -> u64 {
    let shared = Arc::new((Mutex::new(0u64), Mutex::new(threads), Condvar::new()));
    let n = threads as u64;
    for t in 0..n {
        let shared = Arc::clone(&shared);
        std::thread::spawn(move || {
            let sum = sum_of_squares(size * t / n..size * (t + 1) / n);
            *shared.1.lock().unwrap() -= 1;
            shared.2.notify_all();
            *shared.0.lock().unwrap() += sum;
        });
    }
    drop(
        shared
            .2
            .wait_while(shared.1.lock().unwrap(), |left| *left > 0)
            .unwrap(),
    );
    *shared.0.lock().unwrap()
}
