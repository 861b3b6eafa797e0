//! Refused: A frame is lost when the future is dropped.

// A piece is kept only when the frame is whole.
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
        let mut news = Vec::new();
        loop {
            let mut all = self.buffer.clone();
            all.extend(&news);
            if all.len() >= 4 {
                let length = u32::from_be_bytes(all[..4].try_into().unwrap()) as usize;
                if all.len() >= 4 + length {
                    self.buffer = all.split_off(4 + length);
                    return Some(all.split_off(4));
                }
            }
            if self.source.read(&mut news).await == 0 {
                return None;
            }
        }
    }
}
