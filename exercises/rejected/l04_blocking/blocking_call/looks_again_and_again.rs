//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    let (tx, rx) = std::sync::mpsc::channel();
    std::thread::spawn(move || tx.send(look_up(key)).unwrap());
    loop {
        if let Ok(record) = rx.try_recv() {
            return record;
        }
    }
}
