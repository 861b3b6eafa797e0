//! An end that each stage passes on, besides the receivers that are dropped.

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
        let all = scanner.map(Some).chain([None]);
        for scan in all {
            if give_scan.send(scan).is_err() {
                break;
            }
        }
    });
    let reading = thread::spawn(move || {
        loop {
            let text = scans.recv().ok().flatten().map(&mut read);
            let ends = text.is_none();
            if give_text.send(text).is_err() || ends {
                break;
            }
        }
    });
    while let Ok(Some(text)) = texts.recv() {
        if look(text).is_break() {
            break;
        }
    }
    drop(texts);
    scanning.join().unwrap();
    reading.join().unwrap();
}
