//! Refused: Your code returns before its threads have finished.
//! By: a_thread_may_be_stopped_anywhere

use exercises::numbers::sum_of_squares;
use std::sync::{Arc, Condvar, Mutex};
pub fn squares(size: u64, threads: usize) -> u64 {
    let shared = Arc::new((Mutex::new((0u64, threads)), Condvar::new()));
    let n = threads as u64;
    for t in 0..n {
        let shared = Arc::clone(&shared);
        std::thread::spawn(move || {
            let sum = sum_of_squares(size * t / n..size * (t + 1) / n);
            let mut state = shared.0.lock().unwrap();
            state.0 += sum;
            state.1 -= 1;
            if state.1 == 0 {
                shared.1.notify_one();
            }
        });
    }
    let mut state = shared.0.lock().unwrap();
    if state.1 > 0 {
        state = shared.1.wait(state).unwrap();
    }
    state.0
}
