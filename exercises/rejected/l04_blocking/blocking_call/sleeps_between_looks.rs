//! Refused: the thread that all tasks run on goes round in a loop

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    let (tx, rx) = std::sync::mpsc::channel();
    std::thread::spawn(move || tx.send(look_up(key)).unwrap());
    loop {
        if let Ok(record) = rx.try_recv() {
            return record;
        }
        #[expect(clippy::disallowed_methods, reason = "the mistake itself")]
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}
