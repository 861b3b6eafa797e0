//! Refused: Your task asks again and again whether the call is done.

use exercises::blocking::{Record, look_up};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

pub async fn record(key: u32) -> Record {
    let mut call = tokio::task::spawn_blocking(move || look_up(key));
    poll_fn(move |context| match Pin::new(&mut call).poll(context) {
        Poll::Ready(record) => Poll::Ready(record.unwrap()),
        Poll::Pending => {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await
}
