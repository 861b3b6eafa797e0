//! It reads a frame in `select!`, anew in each round.

use crate::work::frames::{Frames, Got, read_frame};
use std::io;

/// Reads every frame.
pub fn read_all(frames: &Frames) -> io::Result<Got> {
    frames.block_on(async {
        let (mut socket, mut ticks) = (frames.connect().await?, frames.ticks());
        let mut got = Got::default();
        loop {
            tokio::select! {
                next = read_frame(&mut socket) => if !got.take(next?) {
                    return Ok(got);
                },
                // The frame that was half read is dropped.
                _ = ticks.tick() => {}
            }
        }
    })
}
