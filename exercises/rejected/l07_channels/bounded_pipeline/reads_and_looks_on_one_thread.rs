//! Refused: Only 2 of the 3 stages can work at the same time.

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
    let scanning = thread::spawn(move || {
        for scan in scanner {
            if give_scan.send(scan).is_err() {
                break;
            }
        }
    });
    for scan in scans {
        if look(read(scan)).is_break() {
            break;
        }
    }
    scanning.join().unwrap();
}
