//! A channel of futures, and a thread with a name.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    let (tx, rx) = futures::channel::oneshot::channel();
    let thread = std::thread::Builder::new().name(format!("archive {key}"));
    thread
        .spawn(move || tx.send(look_up(key)).unwrap())
        .unwrap();
    rx.await.unwrap()
}
