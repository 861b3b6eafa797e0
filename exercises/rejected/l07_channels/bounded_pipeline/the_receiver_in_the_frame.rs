//! Refused: Thread 3 waits until somebody receives from channel 2, and nobody does.

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
        scope.spawn(move || {
            for scan in scanner {
                if give_scan.send(scan).is_err() {
                    break;
                }
            }
        });
        scope.spawn(move || {
            for scan in scans {
                if give_text.send(read(scan)).is_err() {
                    break;
                }
            }
        });
        for text in texts.iter() {
            if look(text).is_break() {
                break;
            }
        }
    });
}
