//! Refused: A thread looks again and again while the camera waits.

use exercises::photos::{Photo, Print};
use interleave::sync::Mutex;
use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::thread;
use std::collections::VecDeque;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let queue = Mutex::new(VecDeque::new());
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let consumer = || {
            let mut prints = Vec::new();
            loop {
                // Looked at first: what is put in before the end is seen after it.
                let last = ended.load(SeqCst);
                let photo = queue.lock().unwrap().pop_front();
                match photo {
                    Some(photo) => prints.push(develop(photo)),
                    None if last => return prints,
                    None => thread::yield_now(),
                }
            }
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            queue.lock().unwrap().push_back(photo);
        }
        ended.store(true, SeqCst);
        consumers
            .into_iter()
            .flat_map(|consumer| consumer.join().unwrap())
            .collect()
    })
}
