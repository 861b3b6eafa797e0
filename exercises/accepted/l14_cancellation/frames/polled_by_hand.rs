//! A future by hand, which borrows the reader; a read lives only as long as one poll that waits.

use exercises::frames::Source;
use std::pin::pin;
use std::task::Poll;

pub struct Frames {
    source: Source,
    buffer: Vec<u8>,
    at: usize,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            source,
            buffer: Vec::new(),
            at: 0,
        }
    }

    fn whole(&mut self) -> Option<Vec<u8>> {
        let bytes = &self.buffer[self.at..];
        let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
        let frame = bytes.get(4..4 + length)?.to_vec();
        self.at += 4 + length;
        Some(frame)
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            if let Some(frame) = self.whole() {
                return Some(frame);
            }
            self.buffer.drain(..self.at);
            self.at = 0;
            let read = {
                let mut read = pin!(self.source.read(&mut self.buffer));
                std::future::poll_fn(|context| match read.as_mut().poll(context) {
                    Poll::Ready(many) => Poll::Ready(many),
                    Poll::Pending => Poll::Pending,
                })
                .await
            };
            if read == 0 {
                return None;
            }
        }
    }
}
