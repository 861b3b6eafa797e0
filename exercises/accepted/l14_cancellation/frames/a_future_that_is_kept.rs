//! The future that reads a frame is kept in the reader, with the source in it, and polled on by the next call.

use exercises::frames::Source;
use std::pin::Pin;

type Whole = (Option<Vec<u8>>, Source, Vec<u8>);

pub struct Frames {
    idle: Option<(Source, Vec<u8>)>,
    reading: Option<Pin<Box<dyn Future<Output = Whole>>>>,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            idle: Some((source, Vec::new())),
            reading: None,
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        if let Some((source, buffer)) = self.idle.take() {
            self.reading = Some(Box::pin(read_frame(source, buffer)));
        }
        let (frame, source, buffer) = self.reading.as_mut()?.await;
        self.reading = None;
        self.idle = Some((source, buffer));
        frame
    }
}

async fn read_frame(mut source: Source, mut buffer: Vec<u8>) -> Whole {
    while buffer.len() < 4 {
        if source.read(&mut buffer).await == 0 {
            return (None, source, buffer);
        }
    }
    let length = u32::from_be_bytes([buffer[0], buffer[1], buffer[2], buffer[3]]) as usize;
    while buffer.len() < 4 + length {
        if source.read(&mut buffer).await == 0 {
            return (None, source, buffer);
        }
    }
    let rest = buffer.split_off(4 + length);
    let frame = buffer.split_off(4);
    (Some(frame), source, rest)
}
