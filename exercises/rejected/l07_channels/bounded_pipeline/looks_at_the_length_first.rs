//! Refused: A thread looks again and again while the first page is searched.

use exercises::scans::{Scan, Text};
use interleave::sync::{Mutex, mpsc};
use interleave::thread;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;

pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    mut read: impl FnMut(Scan) -> Text + Send + 'static,
    mut look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let waiting = Arc::new(Mutex::new(VecDeque::new()));
    let (full, taken) = (Arc::clone(&waiting), Arc::clone(&waiting));
    let (come, comes) = mpsc::channel();
    let (give_scan, scans) = mpsc::channel::<()>();
    let (give_text, texts) = mpsc::sync_channel(capacity);
    let scanning = thread::spawn(move || {
        drop(give_scan);
        for scan in scanner {
            while full.lock().unwrap().len() >= capacity {
                thread::yield_now();
            }
            full.lock().unwrap().push_back(scan);
            if come.send(()).is_err() {
                break;
            }
        }
    });
    let reading = thread::spawn(move || {
        drop(scans);
        while comes.recv().is_ok() {
            let scan = taken.lock().unwrap().pop_front();
            let Some(scan) = scan else { break };
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
