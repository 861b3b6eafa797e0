//! Refused: Your code has more fetches on their way than allowed.
//! By: a_thread_may_be_stopped_anywhere

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::RwLock;
use std::thread;
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let places = RwLock::new(vec![false; limit]);
    thread::scope(|scope| {
        let fetches: Vec<_> = items
            .iter()
            .map(|item| {
                let places = &places;
                scope.spawn(move || {
                    let place = loop {
                        let free = places.read().unwrap().iter().position(|taken| !taken);
                        if let Some(free) = free {
                            break free;
                        }
                        thread::yield_now();
                    };
                    places.write().unwrap()[place] = true;
                    let document = fetch_blocking(*item);
                    places.write().unwrap()[place] = false;
                    document
                })
            })
            .collect();
        fetches
            .into_iter()
            .map(|fetch| fetch.join().unwrap())
            .collect()
    })
}
