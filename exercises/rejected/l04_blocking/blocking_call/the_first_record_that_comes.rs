//! Refused: A task returned the record of another key.

use exercises::blocking::{Record, look_up};
use std::sync::{LazyLock, Mutex};
use tokio::sync::Mutex as AsyncMutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

type Channel = (
    Mutex<UnboundedSender<Record>>,
    AsyncMutex<UnboundedReceiver<Record>>,
);

static RECORDS: LazyLock<Channel> = LazyLock::new(|| {
    let (tx, rx) = unbounded_channel();
    (Mutex::new(tx), AsyncMutex::new(rx))
});

pub async fn record(key: u32) -> Record {
    let tx = RECORDS.0.lock().unwrap().clone();
    tokio::task::spawn_blocking(move || tx.send(look_up(key)).unwrap());
    RECORDS.1.lock().await.recv().await.unwrap()
}
