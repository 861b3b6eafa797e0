//! Looks every millisecond which thread has ended.

use exercises::web::{Document, Item, fetch_blocking};
use std::thread;
use std::time::Duration;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let mut documents = vec![];
    let mut running: Vec<thread::JoinHandle<Document>> = Vec::new();
    for item in items.iter().copied() {
        while running.len() == limit {
            if let Some(index) = running.iter().position(|running| running.is_finished()) {
                documents.push(running.swap_remove(index).join().unwrap());
            } else {
                pause();
            }
        }
        running.push(thread::spawn(move || fetch_blocking(item)));
    }
    documents.extend(running.into_iter().map(|running| running.join().unwrap()));
    documents.sort_by_key(|document| document.item);
    documents
}

fn pause() {
    thread::sleep(Duration::from_millis(1));
}
