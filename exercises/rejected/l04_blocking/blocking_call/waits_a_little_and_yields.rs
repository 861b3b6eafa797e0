//! Refused: Your task asks again and again whether the call is done.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    let (tx, rx) = std::sync::mpsc::channel();
    std::thread::spawn(move || tx.send(look_up(key)).unwrap());
    loop {
        if let Ok(record) = rx.recv_timeout(std::time::Duration::from_millis(1)) {
            return record;
        }
        tokio::task::yield_now().await;
    }
}
