//! Refused: A frame is there, and your code waits for more bytes.

// A byte more than the frame has is waited for.
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
        loop {
            if self.buffer.len() > 4 {
                let length = u32::from_be_bytes(self.buffer[..4].try_into().unwrap()) as usize;
                if self.buffer.len() > 4 + length {
                    return Some(self.buffer.drain(..4 + length).skip(4).collect());
                }
            }
            if self.source.read(&mut self.buffer).await == 0 {
                return self.whole();
            }
        }
    }

    fn whole(&mut self) -> Option<Vec<u8>> {
        let length = u32::from_be_bytes(*self.buffer.first_chunk()?) as usize;
        let frame = self.buffer.get(4..4 + length)?.to_vec();
        self.buffer.drain(..4 + length);
        Some(frame)
    }
}
