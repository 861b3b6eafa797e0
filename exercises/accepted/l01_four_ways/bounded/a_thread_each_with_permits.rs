//! A thread for each item, which waits for a permit.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::{Condvar, Mutex};
use std::thread;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let permits = Mutex::new(limit);
    let free = Condvar::new();
    thread::scope(|scope| {
        let handles: Vec<_> = items
            .iter()
            .map(|item| {
                scope.spawn(|| {
                    {
                        let mut left = free
                            .wait_while(permits.lock().unwrap(), |left| *left == 0)
                            .unwrap();
                        *left -= 1;
                    }
                    let document = fetch_blocking(*item);
                    *permits.lock().unwrap() += 1;
                    free.notify_one();
                    document
                })
            })
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .collect()
    })
}
