//! Refused: A task returned a record that no call of its own gave.

use exercises::blocking::{Record, look_up};
use std::collections::BTreeMap;
use std::sync::Mutex;

static KNOWN: Mutex<BTreeMap<u32, Record>> = Mutex::new(BTreeMap::new());

pub async fn record(key: u32) -> Record {
    if let Some(record) = KNOWN.lock().unwrap().get(&key) {
        return record.clone();
    }
    let record = tokio::task::spawn_blocking(move || look_up(key))
        .await
        .unwrap();
    KNOWN.lock().unwrap().insert(key, record.clone());
    record
}
