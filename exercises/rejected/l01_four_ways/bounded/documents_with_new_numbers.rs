//! Refused: Your code puts the number of one item on the document of another.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let queue = Mutex::new(items.iter().copied());
    let documents = Mutex::new(vec![]);
    thread::scope(|scope| {
        for _ in 0..limit {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().unwrap().next();
                    let Some(item) = next else { break };
                    let document = fetch_blocking(item);
                    documents.lock().unwrap().push(document);
                }
            });
        }
    });
    let mut documents = documents.into_inner().unwrap();
    for (index, document) in documents.iter_mut().enumerate() {
        document.item = index;
    }
    documents
}
