//! Refused: Thread 3 waits until somebody receives from channel 2, and nobody does.

use exercises::scans::{Scan, Text};
use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::sync::mpsc;
use interleave::thread;
use std::ops::ControlFlow;
use std::sync::Arc;

pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    mut read: impl FnMut(Scan) -> Text + Send + 'static,
    mut look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let found = Arc::new(AtomicBool::new(false));
    let [seen, seen_too] = [Arc::clone(&found), Arc::clone(&found)];
    let (give_scan, scans) = mpsc::sync_channel(capacity);
    let (give_text, texts) = mpsc::sync_channel(capacity);
    let scanning = thread::spawn(move || {
        for scan in scanner {
            if seen.load(SeqCst) || give_scan.send(scan).is_err() {
                break;
            }
        }
    });
    let reading = thread::spawn(move || {
        for scan in scans {
            if seen_too.load(SeqCst) || give_text.send(read(scan)).is_err() {
                break;
            }
        }
    });
    for text in &texts {
        if look(text).is_break() {
            found.store(true, SeqCst);
            break;
        }
    }
    scanning.join().unwrap();
    reading.join().unwrap();
}
