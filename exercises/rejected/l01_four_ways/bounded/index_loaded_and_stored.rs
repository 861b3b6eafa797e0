//! Refused: Your code fetches an item twice.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let next = AtomicUsize::new(0);
    let documents = Mutex::new(Vec::new());
    thread::scope(|s| {
        for _ in 0..limit {
            s.spawn(|| {
                loop {
                    let index = next.load(SeqCst);
                    if index >= items.len() {
                        break;
                    }
                    next.store(index + 1, SeqCst);
                    let document = fetch_blocking(items[index]);
                    documents.lock().unwrap().push(document);
                }
            });
        }
    });
    let mut documents = documents.into_inner().unwrap();
    documents.sort_by_key(|d: &Document| d.item);
    documents
}
