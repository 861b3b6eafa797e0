//! Refused: Your task does not give the runtime's worker thread back.

use exercises::blocking::{Record, request};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for key in keys {
        let mut loading = pin!(request(key));
        let mut context = Context::from_waker(Waker::noop());
        loop {
            if let Poll::Ready(record) = loading.as_mut().poll(&mut context) {
                records.push(record);
                break;
            }
        }
    }
    records
}
