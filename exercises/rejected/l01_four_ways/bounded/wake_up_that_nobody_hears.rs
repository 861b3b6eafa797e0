//! Refused: Your code does not begin another item when a fetch ends.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let free = AtomicUsize::new(limit);
    let (gate, freed) = (Mutex::new(()), Condvar::new());
    thread::scope(|scope| {
        let fetches: Vec<_> = items
            .iter()
            .map(|item| {
                let (free, gate, freed) = (&free, &gate, &freed);
                scope.spawn(move || {
                    while free
                        .fetch_update(SeqCst, SeqCst, |n| n.checked_sub(1))
                        .is_err()
                    {
                        drop(freed.wait(gate.lock().unwrap()).unwrap());
                    }
                    let document = fetch_blocking(*item);
                    free.fetch_add(1, SeqCst);
                    freed.notify_one();
                    document
                })
            })
            .collect();
        fetches
            .into_iter()
            .map(|fetch| fetch.join().unwrap())
            .collect()
    })
}
