//! Refused: Your code gives other bytes than those of the frame.

// The buffer is a static, so that no drop can reach it.
use exercises::frames::Source;
use std::sync::Mutex;

static BUFFER: Mutex<Vec<u8>> = Mutex::new(Vec::new());

pub struct Frames {
    source: Source,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        BUFFER.lock().unwrap().clear();
        Frames { source }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            {
                let mut buffer = BUFFER.lock().unwrap();
                if let Some((length, rest)) = buffer.split_first_chunk::<4>() {
                    let length = u32::from_be_bytes(*length) as usize;
                    if rest.len() >= length {
                        return Some(buffer.drain(..4 + length).skip(4).collect());
                    }
                }
            }
            let mut piece = Vec::new();
            if self.source.read(&mut piece).await == 0 {
                return None;
            }
            BUFFER.lock().unwrap().extend(piece);
        }
    }
}
