//! Refused: A frame is lost when the future is dropped.

// What is read goes into a variable first, and a part of it never comes back.
use exercises::frames::Source;

pub struct Frames {
    source: Source,
    buffer: Vec<u8>,
    given: usize,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            source,
            buffer: Vec::new(),
            given: 0,
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        // What the last call has given is removed when this one has read something.
        let mut buffer = self.buffer.split_off(self.given);
        loop {
            if let Some((length, rest)) = buffer.split_first_chunk::<4>() {
                let length = u32::from_be_bytes(*length) as usize;
                if rest.len() >= length {
                    let frame = rest[..length].to_vec();
                    self.buffer = buffer;
                    self.given = 4 + length;
                    return Some(frame);
                }
            }
            if self.source.read(&mut buffer).await == 0 {
                return None;
            }
            self.buffer.truncate(self.given);
            self.buffer.extend(&buffer);
        }
    }
}
