//! Refused: A thread looks again and again while the first page is searched.

use exercises::scans::{Scan, Text};
use interleave::sync::mpsc;
use interleave::sync::mpsc::TrySendError;
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
    let scanning = thread::spawn(move || {
        for scan in scanner {
            let mut held = scan;
            loop {
                match give_scan.try_send(held) {
                    Ok(()) => break,
                    Err(TrySendError::Full(scan)) => held = scan,
                    Err(TrySendError::Disconnected(_)) => return,
                }
                thread::yield_now();
            }
        }
    });
    let reading = thread::spawn(move || {
        for scan in scans {
            if give_text.send(read(scan)).is_err() {
                break;
            }
        }
    });
    for text in texts {
        if look(text).is_break() {
            break;
        }
    }
    scanning.join().unwrap();
    reading.join().unwrap();
}
