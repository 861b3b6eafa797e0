//! Refused: Your code has more fetches on their way than allowed.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::{Condvar, Mutex};
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let free = (Mutex::new(limit), Condvar::new());
    thread::scope(|s| {
        let handles: Vec<_> = items
            .iter()
            .map(|item| {
                let (free, freed) = &free;
                s.spawn(move || {
                    let mut left = free.lock().unwrap();
                    if *left == 0 {
                        left = freed.wait(left).unwrap();
                    }
                    *left = left.saturating_sub(1);
                    drop(left);
                    let document = fetch_blocking(*item);
                    *free.lock().unwrap() += 1;
                    freed.notify_one();
                    document
                })
            })
            .collect();
        handles.into_iter().map(|h| h.join().unwrap()).collect()
    })
}
