//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, look_up};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub async fn record(key: u32) -> Record {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || tx.send(look_up(key)).unwrap());
    loop {
        if let Ok(record) = rx.try_recv() {
            return record;
        }
        thread::sleep(Duration::from_millis(1));
    }
}
