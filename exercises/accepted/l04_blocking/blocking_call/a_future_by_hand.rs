//! A future that keeps its waker, and a thread that wakes it.

use exercises::blocking::{Record, look_up};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;

#[derive(Default)]
struct Place {
    record: Option<Record>,
    waker: Option<Waker>,
}

struct Call(Arc<Mutex<Place>>);

impl Future for Call {
    type Output = Record;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Record> {
        let mut place = self.0.lock().unwrap();
        match place.record.take() {
            Some(record) => Poll::Ready(record),
            None => {
                place.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

pub async fn record(key: u32) -> Record {
    let place: Arc<Mutex<Place>> = Arc::default();
    let filled = Arc::clone(&place);
    thread::spawn(move || {
        let record = look_up(key);
        let mut place = filled.lock().unwrap();
        place.record = Some(record);
        if let Some(waker) = place.waker.take() {
            waker.wake();
        }
    });
    Call(place).await
}
