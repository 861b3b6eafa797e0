//! Refused: A thread looks again and again while the first page is searched.

use exercises::scans::{Scan, Text};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
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
    let waiting = Arc::new(AtomicUsize::new(0));
    let taken = Arc::clone(&waiting);
    let (give_scan, scans) = mpsc::channel();
    let (give_text, texts) = mpsc::sync_channel(capacity);
    let scanning = thread::spawn(move || {
        for scan in scanner {
            while waiting.load(SeqCst) >= capacity {
                thread::yield_now();
            }
            waiting.fetch_add(1, SeqCst);
            if give_scan.send(scan).is_err() {
                break;
            }
        }
    });
    let reading = thread::spawn(move || {
        for scan in scans {
            taken.fetch_sub(1, SeqCst);
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
