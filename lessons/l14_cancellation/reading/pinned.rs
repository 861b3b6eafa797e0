//! One future lives across the rounds of `select!`.

use crate::work::frames::{Frames, Got, read_frame};
use std::io;
use std::pin::pin;

/// Reads every frame.
pub fn read_all(frames: &Frames) -> io::Result<Got> {
    frames.block_on(async {
        let (mut socket, mut ticks) = (frames.connect().await?, frames.ticks());
        let mut reading = pin!(async {
            let mut got = Got::default();
            while got.take(read_frame(&mut socket).await?) {}
            Ok(got)
        });
        loop {
            tokio::select! {
                got = &mut reading => return got,
                _ = ticks.tick() => {} // only a reference is dropped
            }
        }
    })
}
