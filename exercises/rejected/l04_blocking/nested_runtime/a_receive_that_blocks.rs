//! Refused: Your code blocks a thread of the runtime.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    keys.into_iter()
        .map(|key| {
            let (tx, rx) = tokio::sync::oneshot::channel();
            tokio::spawn(async move {
                let _ = tx.send(request(key).await);
            });
            rx.blocking_recv().unwrap()
        })
        .collect()
}
