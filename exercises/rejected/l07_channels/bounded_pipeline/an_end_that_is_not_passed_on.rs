//! Refused: Thread caller waits for a message on channel 2, and nobody sends one.

use exercises::scans::{Scan, Text};
use interleave::sync::mpsc;
use interleave::thread;
use std::ops::ControlFlow;

pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    mut read: impl FnMut(Scan) -> Text + Send + 'static,
    mut look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let (give_scan, scans) = mpsc::sync_channel(capacity);
    let (give_text, texts) = mpsc::sync_channel(capacity);
    thread::scope(|scope| {
        scope.spawn(|| {
            for scan in scanner {
                if give_scan.send(Some(scan)).is_err() {
                    return;
                }
            }
            let _ = give_scan.send(None);
        });
        let give_text = &give_text;
        scope.spawn(move || {
            while let Ok(Some(scan)) = scans.recv() {
                if give_text.send(read(scan)).is_err() {
                    return;
                }
            }
        });
        for text in texts {
            if look(text).is_break() {
                break;
            }
        }
    });
}
