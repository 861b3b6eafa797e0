//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, look_up};
use std::thread;

pub async fn record(key: u32) -> Record {
    let me = thread::current();
    let call = thread::spawn(move || {
        let record = look_up(key);
        me.unpark();
        record
    });
    while !call.is_finished() {
        thread::park();
    }
    call.join().unwrap()
}
