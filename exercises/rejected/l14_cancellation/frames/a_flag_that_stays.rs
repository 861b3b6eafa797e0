//! Refused: After a drop your code gives None, though the source has not ended.

// A flag says that somebody reads, and stays when the future is dropped.
use exercises::frames::Source;

pub struct Frames {
    source: Source,
    buffer: Vec<u8>,
    reading: bool,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            source,
            buffer: Vec::new(),
            reading: false,
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        if self.reading {
            return None;
        }
        self.reading = true;
        let frame = self.read_frame().await;
        self.reading = false;
        frame
    }

    async fn read_frame(&mut self) -> Option<Vec<u8>> {
        loop {
            if let Some((length, rest)) = self.buffer.split_first_chunk::<4>() {
                let length = u32::from_be_bytes(*length) as usize;
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
