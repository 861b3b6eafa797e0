//! Refused: After a drop your code gives a frame twice.

// Lets others go first, between the note that a piece is in the buffer and the end of that piece.
use exercises::frames::Source;

pub struct Frames {
    source: Source,
    buffer: Vec<u8>,
    piece: Vec<u8>,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            source,
            buffer: Vec::new(),
            piece: Vec::new(),
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            if let Some((length, rest)) = self.buffer.split_first_chunk::<4>() {
                let length = u32::from_be_bytes(*length) as usize;
                if rest.len() >= length {
                    return Some(self.buffer.drain(..4 + length).skip(4).collect());
                }
            }
            if self.source.read(&mut self.piece).await == 0 {
                return None;
            }
            self.buffer.extend(&self.piece);
            tokio::task::yield_now().await;
            self.piece.clear();
        }
    }
}
