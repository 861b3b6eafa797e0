//! A few workers, each takes the next item when it is free.

use crate::work::blocking::fetch;
use crate::work::document::Document;
use crate::work::waiting::Item;
use anyhow::Result;
use std::thread;

/// Fetches every item with `workers` threads; the documents come in the order
/// of the items.
pub fn fetch_all(items: &[Item], workers: usize) -> Result<Vec<Document>> {
    let (queue, next) = crossbeam::channel::unbounded();
    for item in items {
        queue.send(item).unwrap(); // fails only if no receiver is left
    }
    drop(queue); // closed: a worker ends when it finds the queue empty
    let (results, collected) = crossbeam::channel::unbounded();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (next, results) = (next.clone(), results.clone());
            thread::Builder::new().spawn_scoped(scope, move || {
                for item in next {
                    results.send((item.id, fetch(item))).unwrap();
                }
            })?;
        }
        anyhow::Ok(())
    })?;
    drop(results); // the workers' clones are gone already; now the channel ends
    let mut documents: Vec<_> = collected.iter().collect();
    documents.sort_by_key(|(id, _)| *id); // they came as they were completed
    documents
        .into_iter()
        .map(|(_, document)| document)
        .collect()
}
