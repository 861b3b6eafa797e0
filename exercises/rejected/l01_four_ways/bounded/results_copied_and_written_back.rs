//! Refused: Your code returns fewer documents than there are items.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let next = AtomicUsize::new(0);
    let documents: Mutex<Vec<Document>> = Mutex::new(Vec::new());
    thread::scope(|s| {
        for _ in 0..limit {
            s.spawn(|| {
                loop {
                    let index = next.fetch_add(1, SeqCst);
                    if index >= items.len() {
                        break;
                    }
                    let document = fetch_blocking(items[index]);
                    let mut all = documents.lock().unwrap().clone();
                    all.push(document);
                    *documents.lock().unwrap() = all;
                }
            });
        }
    });
    let mut documents = documents.into_inner().unwrap();
    documents.sort_by_key(|d| d.item);
    documents
}
