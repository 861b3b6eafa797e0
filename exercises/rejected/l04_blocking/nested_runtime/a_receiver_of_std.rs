//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let (tx, rx) = std::sync::mpsc::channel();
    for key in keys.clone() {
        let tx = tx.clone();
        tokio::spawn(async move { tx.send(request(key).await).unwrap() });
    }
    drop(tx);
    rx.iter().collect()
}
