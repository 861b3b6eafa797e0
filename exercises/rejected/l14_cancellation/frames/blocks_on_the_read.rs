//! Refused: Your code blocks a thread and never gives the next frame.

// Blocks the thread that should bring the bytes.
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
            if let Some(frame) = self.whole() {
                return Some(frame);
            }
            if futures::executor::block_on(self.source.read(&mut self.buffer)) == 0 {
                return None;
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
