//! What was read lies in the reader, not in the future: a future that is dropped takes nothing with it.

use exercises::frames::Source;

/// Reads the frames of a source.
pub struct Frames {
    source: Source,
    // All bytes that were read and not given: it outlives each future of `next`.
    buffer: Vec<u8>,
}

impl Frames {
    /// A reader of this source.
    pub fn new(source: Source) -> Frames {
        let buffer = Vec::new();
        Frames { source, buffer }
    }

    /// The next frame; `None` when no more comes.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            // First look: one read may have brought several frames.
            if let Some(frame) = self.take_frame() {
                return Some(frame);
            }
            // The only await. Dropped here, the read has taken nothing, and everything else is in `self`.
            if self.source.read(&mut self.buffer).await == 0 {
                return None;
            }
        }
    }

    /// Takes the first frame out of the buffer, if it is there as a whole; there is no await in here.
    fn take_frame(&mut self) -> Option<Vec<u8>> {
        let (length, rest) = self.buffer.split_first_chunk()?;
        let length = u32::from_be_bytes(*length) as usize;
        let frame = rest.get(..length)?.to_vec();
        self.buffer.drain(..4 + length);
        Some(frame)
    }
}
