//! Refused: A frame is lost when the future is dropped.

// What was read lies in the future while it waits.
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
        let mut buffer = std::mem::take(&mut self.buffer);
        loop {
            if let Some(length) = buffer.first_chunk::<4>() {
                let length = u32::from_be_bytes(*length) as usize;
                if buffer.len() >= 4 + length {
                    self.buffer = buffer.split_off(4 + length);
                    return Some(buffer.split_off(4));
                }
            }
            if self.source.read(&mut buffer).await == 0 {
                return None;
            }
        }
    }
}
