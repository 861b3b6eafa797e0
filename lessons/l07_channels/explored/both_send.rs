//! Two threads send each other a message from hand to hand, and receive then.

use interleave::sync::mpsc;
use interleave::thread;

/// Gives the messages.
pub fn exchange() -> [u32; 2] {
    let (to_left, from_right) = mpsc::sync_channel(0);
    let (to_right, from_left) = mpsc::sync_channel(0);
    let right = thread::spawn(move || {
        to_left.send(2).unwrap();
        from_left.recv().unwrap()
    });
    to_right.send(1).unwrap();
    let came = from_right.recv().unwrap();
    [came, right.join().unwrap()]
}
