//! Refused: Your code reads while nobody waits for a frame.

// A task reads whether somebody waits or not.
use exercises::frames::Source;
use tokio::sync::mpsc::{self, Receiver};

pub struct Frames(Receiver<Vec<u8>>);

impl Frames {
    pub fn new(mut source: Source) -> Frames {
        let (to, frames) = mpsc::channel(1);
        tokio::spawn(async move {
            let mut buffer = Vec::new();
            while let Some(frame) = read_frame(&mut source, &mut buffer).await {
                if to.send(frame).await.is_err() {
                    return;
                }
            }
        });
        Frames(frames)
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        self.0.recv().await
    }
}

async fn read_frame(source: &mut Source, buffer: &mut Vec<u8>) -> Option<Vec<u8>> {
    loop {
        if let Some((length, rest)) = buffer.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            if rest.len() >= length {
                return Some(buffer.drain(..4 + length).skip(4).collect());
            }
        }
        if source.read(buffer).await == 0 {
            return None;
        }
    }
}
