//! Refused: A frame is lost when the future is dropped.

// The length is taken out of the buffer, into a variable, before the body is read.
use exercises::frames::Source;

pub struct Frames {
    source: Source,
    buffer: Vec<u8>,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            source,
            buffer: Vec::new(),
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        while self.buffer.len() < 4 {
            if self.source.read(&mut self.buffer).await == 0 {
                return None;
            }
        }
        let length: Vec<u8> = self.buffer.drain(..4).collect();
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        while self.buffer.len() < length {
            if self.source.read(&mut self.buffer).await == 0 {
                return None;
            }
        }
        Some(self.buffer.drain(..length).collect())
    }
}
