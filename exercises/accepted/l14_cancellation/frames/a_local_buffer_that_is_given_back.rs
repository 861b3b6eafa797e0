//! The buffer is taken out of the reader, and a guard puts it back, also when the future is dropped.

use exercises::frames::Source;

pub struct Frames {
    source: Source,
    buffer: Vec<u8>,
}

struct Lent<'a> {
    home: &'a mut Vec<u8>,
    buffer: Vec<u8>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        *self.home = std::mem::take(&mut self.buffer);
    }
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            source,
            buffer: Vec::new(),
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        let buffer = std::mem::take(&mut self.buffer);
        let mut lent = Lent {
            home: &mut self.buffer,
            buffer,
        };
        loop {
            if lent.buffer.len() >= 4 {
                let (length, _) = lent.buffer.split_at(4);
                let length = length
                    .iter()
                    .fold(0_usize, |sum, byte| sum * 256 + *byte as usize);
                if lent.buffer.len() >= length + 4 {
                    return Some(lent.buffer.drain(..length + 4).skip(4).collect());
                }
            }
            if self.source.read(&mut lent.buffer).await == 0 {
                return None;
            }
        }
    }
}
