//! Refused: Your code reads while nobody waits for a frame.

// A task reads a frame, and goes on when nobody waits for it.
use exercises::frames::Source;
use tokio::task::JoinHandle;

type Whole = (Option<Vec<u8>>, Source, Vec<u8>);

pub struct Frames {
    idle: Option<(Source, Vec<u8>)>,
    reading: Option<JoinHandle<Whole>>,
}

impl Frames {
    pub fn new(source: Source) -> Frames {
        Frames {
            idle: Some((source, Vec::new())),
            reading: None,
        }
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        if let Some((mut source, mut buffer)) = self.idle.take() {
            self.reading = Some(tokio::spawn(async move {
                let frame = read_frame(&mut source, &mut buffer).await;
                (frame, source, buffer)
            }));
        }
        let (frame, source, buffer) = self.reading.as_mut()?.await.ok()?;
        self.idle = Some((source, buffer));
        frame
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
