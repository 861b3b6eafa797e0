//! Refused: Your code fetches an item twice.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let taken: Vec<AtomicBool> = items.iter().map(|_| AtomicBool::new(false)).collect();
    let documents: Vec<Mutex<Option<Document>>> = items.iter().map(|_| Mutex::new(None)).collect();
    thread::scope(|s| {
        for _ in 0..limit {
            s.spawn(|| {
                for (index, item) in items.iter().enumerate() {
                    if taken[index].load(SeqCst) {
                        continue;
                    }
                    taken[index].store(true, SeqCst);
                    *documents[index].lock().unwrap() = Some(fetch_blocking(*item));
                }
            });
        }
    });
    documents
        .into_iter()
        .map(|d| d.into_inner().unwrap().unwrap())
        .collect()
}
