//! Twice as many threads as may fetch wait on one condition variable.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::{Condvar, Mutex};
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let (state, changed) = (Mutex::new((0usize, 0usize)), Condvar::new());
    let documents = Mutex::new(vec![None; items.len()]);
    thread::scope(|scope| {
        for _ in 0..items.len().min(limit * 2) {
            scope.spawn(|| {
                loop {
                    let index = {
                        let mut s = changed
                            .wait_while(state.lock().unwrap(), |s| {
                                s.0 == limit && s.1 < items.len()
                            })
                            .unwrap();
                        if s.1 == items.len() {
                            return;
                        }
                        s.0 += 1;
                        s.1 += 1;
                        s.1 - 1
                    };
                    let document = fetch_blocking(items[index]);
                    documents.lock().unwrap()[index] = Some(document);
                    state.lock().unwrap().0 -= 1;
                    changed.notify_all();
                }
            });
        }
    });
    documents
        .into_inner()
        .unwrap()
        .into_iter()
        .map(Option::unwrap)
        .collect()
}
