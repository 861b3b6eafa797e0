//! What is being read is a state of the reader: a length, or the rest of a frame.

use exercises::frames::Source;
use std::collections::VecDeque;

enum Part {
    Length,
    Body(usize),
}

pub struct Frames {
    source: Source,
    bytes: VecDeque<u8>,
    part: Part,
    ended: bool,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            source,
            bytes: VecDeque::new(),
            part: Part::Length,
            ended: false,
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            match self.part {
                Part::Length if self.bytes.len() >= 4 => {
                    let length = self
                        .bytes
                        .drain(..4)
                        .fold(0, |sum, byte| sum << 8 | usize::from(byte));
                    self.part = Part::Body(length);
                }
                Part::Body(length) if self.bytes.len() >= length => {
                    self.part = Part::Length;
                    return Some(self.bytes.drain(..length).collect());
                }
                _ if self.ended => return None,
                _ => {
                    let mut piece = Vec::new();
                    let read = self.source.read(&mut piece).await;
                    self.ended = read == 0;
                    self.bytes.extend(piece);
                }
            }
        }
    }
}
