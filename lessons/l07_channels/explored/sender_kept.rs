//! The main thread clones the sender for its workers, and keeps the first.

use interleave::sync::mpsc;
use interleave::thread;

/// Two workers send one message each; gives how many came.
pub fn collect() -> usize {
    let (sender, receiver) = mpsc::channel();
    let workers: Vec<_> = (1..=2)
        .map(|number| {
            let sender = sender.clone();
            thread::spawn(move || sender.send(number).unwrap())
        })
        .collect();
    // Without `drop(sender)` the channel is never closed.
    let came = receiver.iter().count();
    for worker in workers {
        worker.join().unwrap();
    }
    came
}
