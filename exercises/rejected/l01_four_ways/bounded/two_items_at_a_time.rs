//! Refused: Your code does not begin another item when a fetch ends.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let queue = Mutex::new(items.to_vec());
    let documents = Mutex::new(vec![]);
    thread::scope(|scope| {
        for _ in 0..limit {
            scope.spawn(|| {
                loop {
                    let (a, b) = {
                        let mut queue = queue.lock().unwrap();
                        (queue.pop(), queue.pop())
                    };
                    let Some(a) = a else { break };
                    let document = fetch_blocking(a);
                    documents.lock().unwrap().push(document);
                    if let Some(b) = b {
                        let document = fetch_blocking(b);
                        documents.lock().unwrap().push(document);
                    }
                }
            });
        }
    });
    let mut documents = documents.into_inner().unwrap();
    documents.sort_by_key(|document| document.item);
    documents
}
