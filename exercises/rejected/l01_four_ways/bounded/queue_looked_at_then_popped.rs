//! Refused: Your code fetches an item twice.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let queue: Mutex<Vec<Item>> = Mutex::new(items.to_vec());
    let documents = Mutex::new(vec![None; items.len()]);
    thread::scope(|s| {
        for _ in 0..limit {
            s.spawn(|| {
                loop {
                    let last = queue.lock().unwrap().last().copied();
                    let Some(item) = last else { break };
                    queue.lock().unwrap().pop();
                    let document = fetch_blocking(item);
                    documents.lock().unwrap()[item.id] = Some(document);
                }
            });
        }
    });
    documents
        .into_inner()
        .unwrap()
        .into_iter()
        .map(|d: Option<Document>| d.unwrap())
        .collect()
}
