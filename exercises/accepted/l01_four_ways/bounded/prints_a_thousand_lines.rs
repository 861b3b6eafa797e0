//! Prints a thousand lines before each round of fetches, and takes from the end.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let queue = Mutex::new(items.to_vec());
    let take = || queue.lock().unwrap().pop();
    let mut documents: Vec<Document> = thread::scope(|scope| {
        let handles: Vec<_> = (0..limit)
            .map(|_| {
                scope.spawn(|| {
                    let mut documents = vec![];
                    while let Some(item) = take() {
                        for index in 0..1_000 / limit {
                            println!("about to fetch {item:?} {index}");
                        }
                        documents.push(fetch_blocking(item));
                    }
                    documents
                })
            })
            .collect();
        handles
            .into_iter()
            .flat_map(|handle| handle.join().unwrap())
            .collect()
    });
    documents.sort_unstable_by_key(|document| document.item);
    documents
}
