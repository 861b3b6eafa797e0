//! Refused: Your code has more fetches on their way than allowed.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let free = Mutex::new(limit);
    thread::scope(|s| {
        let handles: Vec<_> = items
            .iter()
            .map(|item| {
                let free = &free;
                s.spawn(move || {
                    while *free.lock().unwrap() == 0 {
                        thread::yield_now();
                    }
                    let left = free.lock().unwrap().saturating_sub(1);
                    *free.lock().unwrap() = left;
                    let document = fetch_blocking(*item);
                    *free.lock().unwrap() += 1;
                    document
                })
            })
            .collect();
        handles.into_iter().map(|h| h.join().unwrap()).collect()
    })
}
