//! A task of its own reads, and sends whole frames.

use crate::work::frames::{Frames, Got, read_frame};
use std::io;
use tokio::sync::mpsc;

/// Reads every frame.
pub fn read_all(frames: &Frames) -> io::Result<Got> {
    frames.block_on(async {
        let (mut socket, mut ticks) = (frames.connect().await?, frames.ticks());
        let (sender, mut whole) = mpsc::channel(1);
        tokio::spawn(async move {
            loop {
                let frame = read_frame(&mut socket).await;
                if sender.send(frame).await.is_err() {
                    break; // nobody reads any more
                }
            }
        });
        let mut got = Got::default();
        loop {
            tokio::select! {
                Some(next) = whole.recv() => if !got.take(next?) {
                    return Ok(got);
                },
                // `recv` loses nothing when it is dropped.
                _ = ticks.tick() => {}
            }
        }
    })
}
