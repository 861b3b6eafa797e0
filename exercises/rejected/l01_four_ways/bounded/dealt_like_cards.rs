//! Refused: Your code does not begin another item when a fetch ends.

use exercises::web::{Document, Item, fetch_blocking};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let mut hands: Vec<Vec<Item>> = vec![Vec::new(); limit];
    for (index, item) in items.iter().enumerate() {
        hands[index % limit].push(*item);
    }
    let threads: Vec<_> = hands
        .into_iter()
        .map(|mut hand| {
            thread::spawn(move || {
                let mut documents = Vec::new();
                while let Some(item) = hand.pop() {
                    documents.push(fetch_blocking(item));
                }
                documents
            })
        })
        .collect();
    let mut documents: Vec<Document> = threads
        .into_iter()
        .flat_map(|thread| thread.join().unwrap())
        .collect();
    documents.sort_by_key(|document| document.item);
    documents
}
