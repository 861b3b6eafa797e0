//! Refused: A page is never searched.

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
            if give_scan.send(scan).is_err() {
                break;
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
    for text in texts.try_iter() {
        if look(text).is_break() {
            break;
        }
    }
    drop(texts);
    scanning.join().unwrap();
    reading.join().unwrap();
}
