//! Refused: More pages are scanned than are searched or find room.

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
    let scanning = thread::spawn(move || {
        for scan in scanner {
            let _ = give_scan.send(scan);
        }
    });
    let reading = thread::spawn(move || {
        for scan in scans {
            let _ = give_text.send(read(scan));
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
