//! Refused: Your code has more fetches on their way than allowed.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let active = AtomicUsize::new(0);
    thread::scope(|s| {
        let handles: Vec<_> = items
            .iter()
            .map(|item| {
                let active = &active;
                s.spawn(move || {
                    while active.load(SeqCst) >= limit {
                        thread::yield_now();
                    }
                    active.fetch_add(1, SeqCst);
                    let document = fetch_blocking(*item);
                    active.fetch_sub(1, SeqCst);
                    document
                })
            })
            .collect();
        handles.into_iter().map(|h| h.join().unwrap()).collect()
    })
}
