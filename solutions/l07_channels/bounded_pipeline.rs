//! Channels with little room pass the pace on to the stages before, and a receiver that is dropped passes on that it is over.

use exercises::scans::{Scan, Text};
use interleave::sync::mpsc;
use interleave::thread;
use std::ops::ControlFlow;

/// Takes one scan after the other from `scanner`, makes a text of each with `read`, and hands each text to `look`.
pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    mut read: impl FnMut(Scan) -> Text + Send + 'static,
    mut look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    // `send` waits where `capacity` messages are in the channel. That is the back-pressure: no stage counts anything.
    let (give_scan, scans) = mpsc::sync_channel(capacity);
    let (give_text, texts) = mpsc::sync_channel(capacity);
    let scanning = thread::spawn(move || {
        for scan in scanner {
            // An error means that the reader has left. It is no mistake: there is nothing more to do.
            if give_scan.send(scan).is_err() {
                return;
            }
        }
        // Here `give_scan` is dropped, which ends the reader's loop once the channel is empty.
    });
    let reading = thread::spawn(move || {
        for scan in scans {
            if give_text.send(read(scan)).is_err() {
                // `scans` is dropped too, so the scanner learns of it, even while it waits for room.
                return;
            }
        }
    });
    // The loop owns the receiver: it is gone before the threads are joined. With `&texts` it would live on, and a reader
    // that waits for room would wait for ever.
    for text in texts {
        if look(text).is_break() {
            break;
        }
    }
    scanning.join().unwrap();
    reading.join().unwrap();
}
