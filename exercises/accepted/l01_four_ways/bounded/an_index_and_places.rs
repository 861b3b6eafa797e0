//! An index to take from, and a place for each document.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Option<Document>>> = items.iter().map(|_| Mutex::new(None)).collect();
    thread::scope(|scope| {
        for _ in 0..limit.min(items.len()) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::SeqCst);
                    let Some(item) = items.get(index) else { break };
                    *slots[index].lock().unwrap() = Some(fetch_blocking(*item));
                }
            });
        }
    });
    slots
        .into_iter()
        .map(|scope| scope.into_inner().unwrap().unwrap())
        .collect()
}
