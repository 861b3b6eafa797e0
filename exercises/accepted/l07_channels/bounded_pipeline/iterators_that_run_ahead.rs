//! A stage is an iterator on a thread of its own, with room for what it makes in advance.

use exercises::scans::{Scan, Text};
use interleave::sync::mpsc;
use interleave::thread;
use std::ops::ControlFlow;

fn ahead<T: Send + 'static>(
    mut items: impl Iterator<Item = T> + Send + 'static,
    capacity: usize,
) -> (mpsc::Receiver<T>, thread::JoinHandle<()>) {
    let (give, take) = mpsc::sync_channel(capacity);
    let thread = thread::spawn(move || {
        let _ = items.try_for_each(|item| give.send(item));
    });
    (take, thread)
}

pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    read: impl FnMut(Scan) -> Text + Send + 'static,
    look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let (scans, scanning) = ahead(scanner, capacity);
    let (texts, reading) = ahead(scans.into_iter().map(read), capacity);
    let _ = texts.into_iter().try_for_each(look);
    scanning.join().unwrap();
    reading.join().unwrap();
}
