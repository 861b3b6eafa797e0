//! The reader sends what an iterator over its receiver gives.

use exercises::scans::{Scan, Text};
use interleave::sync::mpsc;
use interleave::thread;
use std::ops::ControlFlow;

pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    read: impl FnMut(Scan) -> Text + Send + 'static,
    mut look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let (give_scan, scans) = mpsc::sync_channel(capacity);
    let (give_text, texts) = mpsc::sync_channel(capacity);
    let scanning = thread::spawn(move || {
        for scan in scanner {
            if give_scan.send(scan).is_err() {
                break;
            }
        }
    });
    let reading = thread::spawn(move || {
        let _ = scans
            .iter()
            .map(read)
            .try_for_each(|text| give_text.send(text));
    });
    for text in texts {
        if look(text).is_break() {
            break;
        }
    }
    scanning.join().unwrap();
    reading.join().unwrap();
}
