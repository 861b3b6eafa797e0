//! A worker sends two messages, there is one place, and it is joined first.

use interleave::sync::mpsc;
use interleave::thread;

/// Gives how many messages came.
pub fn collect() -> usize {
    let (sender, receiver) = mpsc::sync_channel(1);
    let worker = thread::spawn(move || {
        sender.send(1).unwrap();
        sender.send(2).unwrap();
    });
    worker.join().unwrap(); // it waits for a place in the channel
    receiver.iter().count()
}
