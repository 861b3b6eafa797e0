//! Refused: Your code has more fetches on their way than allowed.

use exercises::web::{Document, Item, fetch_blocking};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let (away, back) = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for item in items {
            let patience = Duration::from_secs(600);
            let full = |away: &mut usize| *away >= limit;
            let mut now = back
                .wait_timeout_while(away.lock().unwrap(), patience, full)
                .unwrap()
                .0;
            // Nobody fetches for ten minutes: whoever is still away will not come back.
            *now += 1;
            drop(now);
            threads.push(scope.spawn(|| {
                let document = fetch_blocking(*item);
                *away.lock().unwrap() -= 1;
                back.notify_one();
                document
            }));
        }
        let join = |thread: thread::ScopedJoinHandle<Document>| thread.join().unwrap();
        threads.into_iter().map(join).collect()
    })
}
