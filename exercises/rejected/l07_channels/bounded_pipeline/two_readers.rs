//! Refused: The pages are not searched in their order.

use exercises::scans::{Scan, Text};
use interleave::sync::Mutex;
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
    let (scans, read) = (Mutex::new(scans), Mutex::new(read));
    thread::scope(|scope| {
        scope.spawn(move || {
            for scan in scanner {
                if give_scan.send(scan).is_err() {
                    break;
                }
            }
        });
        for _ in 0..2 {
            let (scans, read, give_text) = (&scans, &read, give_text.clone());
            scope.spawn(move || {
                loop {
                    let scan = scans.lock().unwrap().recv();
                    let Ok(scan) = scan else { return };
                    let text = (read.lock().unwrap())(scan);
                    if give_text.send(text).is_err() {
                        return;
                    }
                }
            });
        }
        drop(give_text);
        for text in texts {
            if look(text).is_break() {
                break;
            }
        }
    });
}
