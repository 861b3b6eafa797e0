//! Refused: Your code has fewer fetches on their way than allowed.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::Mutex;
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let work = Mutex::new((items.iter(), Vec::new()));
    thread::scope(|scope| {
        for _ in 0..limit {
            scope.spawn(|| {
                loop {
                    let mut work = work.lock().unwrap();
                    let Some(item) = work.0.next().copied() else {
                        break;
                    };
                    let document = fetch_blocking(item);
                    work.1.push(document);
                }
            });
        }
    });
    work.into_inner().unwrap().1
}
