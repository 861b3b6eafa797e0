//! A receiver behind a lock that a consumer holds while it receives, and not while it works; the end of the channel ends all of them.

use exercises::photos::{Photo, Print};
use interleave::sync::{Mutex, mpsc};
use interleave::thread;

/// Develops every photo that `camera` gives, with so many consumers (at least 1), and returns the prints in any order.
pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (send, receive) = mpsc::channel();
    // A receiver has one owner, so that each message goes to one place; the lock lets the consumers take turns.
    let queue = Mutex::new(receive);
    thread::scope(|scope| {
        let consumer = || {
            let mut prints = Vec::new();
            loop {
                // The guard lives to the end of this statement. In `while let Ok(photo) = queue.lock()...` it would live
                // to the end of the body, and nobody else could receive while this consumer develops.
                let photo = queue.lock().unwrap().recv();
                // An error is the end: no photo is left, and no sender that could send one. Every consumer sees it.
                let Ok(photo) = photo else { return prints };
                prints.push(develop(photo));
            }
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            send.send(photo).expect("`queue` keeps the receiver");
        }
        // This was the only sender. If it lived on, the consumers would wait for more, and `join` for them.
        drop(send);
        let prints = consumers
            .into_iter()
            .map(|consumer| consumer.join().unwrap());
        prints.flatten().collect()
    })
}
