//! Items through one channel, documents through another.

use crossbeam::channel;
use crossbeam::thread;
use exercises::web::{Document, Item, fetch_blocking};

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let (itx, irx) = channel::unbounded();
    let (dtx, drx) = channel::unbounded();
    for item in items {
        itx.send(*item).unwrap();
    }
    drop(itx);
    thread::scope(|scope| {
        for _ in 0..limit {
            let (irx, dtx) = (irx.clone(), dtx.clone());
            scope.spawn(move |_| {
                for item in irx {
                    dtx.send(fetch_blocking(item)).unwrap();
                }
            });
        }
    })
    .unwrap();
    drop(dtx);
    let mut documents: Vec<_> = drx.iter().collect();
    documents.sort_by_key(|document| document.item);
    documents
}
