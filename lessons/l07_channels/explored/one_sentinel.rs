//! Two consumers share a receiver, and one sentinel.

use interleave::sync::{Arc, Mutex, mpsc};
use interleave::thread;

/// Gives how many items came.
pub fn consume() -> u32 {
    let (sender, receiver) = mpsc::channel();
    let receiver = Arc::new(Mutex::new(receiver));
    let consumers: Vec<_> = (0..2)
        .map(|_| {
            let receiver = Arc::clone(&receiver);
            thread::spawn(move || {
                let mut came = 0;
                let next = || receiver.lock().unwrap().recv().unwrap();
                while let Some(_item) = next() {
                    came += 1;
                }
                came
            })
        })
        .collect();
    sender.send(Some("an item")).unwrap();
    sender.send(None).unwrap();
    consumers.into_iter().map(|one| one.join().unwrap()).sum()
}
