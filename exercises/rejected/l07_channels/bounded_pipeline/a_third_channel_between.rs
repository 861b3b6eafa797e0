//! Refused: With a capacity of 1, 3 texts wait for the next stage.

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
    let (pass_text, passed) = mpsc::sync_channel(capacity);
    let passing = thread::spawn(move || {
        for text in texts {
            if pass_text.send(text).is_err() {
                break;
            }
        }
    });
    for text in passed {
        if look(text).is_break() {
            break;
        }
    }
    scanning.join().unwrap();
    reading.join().unwrap();
    passing.join().unwrap();
}
