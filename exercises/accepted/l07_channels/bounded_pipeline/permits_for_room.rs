//! Channels without a limit, and a permit for each place that is free.

use exercises::scans::{Scan, Text};
use interleave::sync::mpsc;
use interleave::thread;
use std::ops::ControlFlow;

type Giving<T> = (mpsc::Sender<T>, mpsc::Receiver<()>);
type Taking<T> = (mpsc::Receiver<T>, mpsc::Sender<()>);

fn ways<T>(capacity: usize) -> (Giving<T>, Taking<T>) {
    let (send, receive) = mpsc::channel();
    let (free, room) = mpsc::channel();
    (0..capacity).for_each(|_| free.send(()).unwrap());
    ((send, room), (receive, free))
}

/// Whether there is still somebody who takes it.
fn give<T>((send, room): &Giving<T>, item: T) -> bool {
    room.recv().is_ok() && send.send(item).is_ok()
}

fn take<T>((receive, free): &Taking<T>) -> Option<T> {
    let item = receive.recv().ok()?;
    let _ = free.send(());
    Some(item)
}

pub fn bounded_pipeline(
    mut scanner: impl Iterator<Item = Scan> + Send + 'static,
    mut read: impl FnMut(Scan) -> Text + Send + 'static,
    mut look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let (give_scan, scans) = ways(capacity);
    let (give_text, texts) = ways(capacity);
    let scanning = thread::spawn(move || scanner.by_ref().all(|scan| give(&give_scan, scan)));
    let reading = thread::spawn(move || {
        while let Some(scan) = take(&scans) {
            if !give(&give_text, read(scan)) {
                break;
            }
        }
    });
    while let Some(text) = take(&texts) {
        if look(text).is_break() {
            break;
        }
    }
    drop(texts);
    scanning.join().unwrap();
    reading.join().unwrap();
}
