//! Counts with compare-and-exchange, and offers its core meanwhile.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let active = AtomicUsize::new(0);
    thread::scope(|scope| {
        let handles: Vec<_> = items
            .iter()
            .map(|item| {
                scope.spawn(|| {
                    while active
                        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |next| {
                            (next < limit).then_some(next + 1)
                        })
                        .is_err()
                    {
                        thread::yield_now();
                    }
                    let document = fetch_blocking(*item);
                    active.fetch_sub(1, Ordering::SeqCst);
                    document
                })
            })
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .collect()
    })
}
