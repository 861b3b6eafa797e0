//! Refused: Thread 2 waits for a message on channel 1, and nobody sends one.

use exercises::photos::{Photo, Print};
use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::sync::{Mutex, mpsc};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (send, receive) = mpsc::channel();
    let queue = Mutex::new(receive);
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let consumer = || {
            let mut prints = Vec::new();
            while !ended.load(SeqCst) {
                let photo = queue.lock().unwrap().recv();
                prints.extend(photo.map(&develop));
            }
            prints.extend(queue.lock().unwrap().try_iter().map(&develop));
            prints
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            send.send(photo).unwrap();
        }
        ended.store(true, SeqCst);
        consumers
            .into_iter()
            .flat_map(|consumer| consumer.join().unwrap())
            .collect()
    })
}
