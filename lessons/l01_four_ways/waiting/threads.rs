//! A thread for every item; all wait at the same time.

use crate::work::blocking::fetch;
use crate::work::document::Document;
use crate::work::waiting::Item;
use anyhow::Result;
use std::thread;

/// Fetches every item; the documents come in the order of the items.
pub fn fetch_all(items: &[Item]) -> Result<Vec<Document>> {
    thread::scope(|scope| {
        // Two loops: all threads must be started before the first is joined.
        let mut handles = Vec::new();
        for item in items {
            // `scope.spawn` is shorter, but panics where the system gives no
            // more threads.
            let thread = thread::Builder::new();
            handles.push(thread.spawn_scoped(scope, move || fetch(item))?);
        }
        // join fails only if the thread panicked; then panicking is right.
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .collect()
    })
}
