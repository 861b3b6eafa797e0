//! Refused: An executor of its own drives the requests.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    if keys.len() > 4 {
        let (tx, rx) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            tx.send(futures::executor::block_on(futures::future::join_all(
                keys.into_iter().map(request),
            )))
        });
        return rx.await.unwrap();
    }
    futures::future::join_all(keys.into_iter().map(request)).await
}
