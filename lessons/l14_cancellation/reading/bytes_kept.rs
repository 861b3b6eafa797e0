//! What was read is kept outside of the future.

use crate::work::frames::{Frames, Got, take_frame};
use std::io;
use tokio::io::AsyncReadExt;

/// Reads every frame.
pub fn read_all(frames: &Frames) -> io::Result<Got> {
    frames.block_on(async {
        let (mut socket, mut ticks) = (frames.connect().await?, frames.ticks());
        let (mut got, mut bytes) = (Got::default(), Vec::new());
        loop {
            tokio::select! {
                // All or nothing.
                read = socket.read_buf(&mut bytes) => if read? == 0 {
                    return Ok(got);
                },
                _ = ticks.tick() => {}
            }
            while let Some(next) = take_frame(&mut bytes) {
                if !got.take(next) {
                    return Ok(got);
                }
            }
        }
    })
}
