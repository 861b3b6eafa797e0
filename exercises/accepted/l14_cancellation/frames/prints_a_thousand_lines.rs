//! It prints a lot at each call.

use exercises::frames::Source;

pub struct Frames {
    source: Source,
    buffer: Vec<u8>,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        let buffer = Vec::new();
        Frames { source, buffer }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        for line in 0..1_000 {
            println!("line {line}");
        }
        loop {
            if let Some(length) = self.buffer.first_chunk::<4>() {
                let end = 4 + u32::from_be_bytes(*length) as usize;
                if self.buffer.len() >= end {
                    let rest = self.buffer.split_off(end);
                    let frame = std::mem::replace(&mut self.buffer, rest);
                    return Some(frame[4..].to_vec());
                }
            }
            match self.source.read(&mut self.buffer).await {
                0 => return None,
                bytes => println!("{bytes} bytes"),
            }
        }
    }
}
