//! Refused: Your code returns fewer documents than there are items.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let next = AtomicUsize::new(0);
    let order = Mutex::new(vec![]);
    let documents = Mutex::new(vec![None; items.len()]);
    thread::scope(|scope| {
        for _ in 0..limit {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, SeqCst);
                    if place >= items.len() {
                        break;
                    }
                    let document = fetch_blocking(items[place]);
                    order.lock().unwrap().push(place);
                    let at = *order.lock().unwrap().last().unwrap();
                    documents.lock().unwrap()[at] = Some(document);
                }
            });
        }
    });
    documents
        .into_inner()
        .unwrap()
        .into_iter()
        .flatten()
        .collect()
}
