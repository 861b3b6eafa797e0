//! Whatever is whole after a read is put into a queue at once.

use exercises::frames::Source;
use std::collections::VecDeque;

pub struct Frames {
    source: Source,
    rest: Vec<u8>,
    whole: VecDeque<Vec<u8>>,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            source,
            rest: vec![],
            whole: VecDeque::new(),
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        while self.whole.is_empty() {
            let read = self.source.read(&mut self.rest).await;
            if read == 0 {
                return None;
            }
            self.sort_out();
        }
        self.whole.pop_front()
    }

    fn sort_out(&mut self) {
        let mut rest = self.rest.as_slice();
        while let Some((length, behind)) = rest.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            if behind.len() < length {
                break;
            }
            let (frame, behind) = behind.split_at(length);
            self.whole.push_back(frame.to_vec());
            rest = behind;
        }
        self.rest = rest.to_vec();
    }
}
