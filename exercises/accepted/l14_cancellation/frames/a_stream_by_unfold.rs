//! A stream keeps the future that is under way, also when nobody waits for its next item.

use exercises::frames::Source;
use futures::stream::{self, BoxStream, StreamExt};

pub struct Frames {
    frames: stream::Fuse<BoxStream<'static, Vec<u8>>>,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        let frames = stream::unfold(
            (source, Vec::new()),
            |(mut source, mut buffer)| async move {
                loop {
                    if buffer.len() >= 4 {
                        let length = u32::from_be_bytes(buffer[..4].try_into().unwrap()) as usize;
                        if buffer.len() - 4 >= length {
                            let frame: Vec<u8> = buffer.drain(..4 + length).skip(4).collect();
                            return Some((frame, (source, buffer)));
                        }
                    }
                    if source.read(&mut buffer).await == 0 {
                        return None;
                    }
                }
            },
        );
        Frames {
            frames: frames.boxed().fuse(),
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        self.frames.next().await
    }
}
