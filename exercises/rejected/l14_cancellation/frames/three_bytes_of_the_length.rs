//! Refused: Your code gives a frame that has not come whole.

// The first byte of the length has always been zero.
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
            if let Some(([_, length @ ..], rest)) = self.buffer.split_first_chunk::<4>() {
                let length = length
                    .iter()
                    .fold(0, |sum, byte| sum * 256 + usize::from(*byte));
                if rest.len() >= length {
                    return Some(self.buffer.drain(..4 + length).skip(4).collect());
                }
            }
            if self.source.read(&mut self.buffer).await == 0 {
                return None;
            }
        }
    }
}
