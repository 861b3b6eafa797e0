//! Refused: Thread 3 waits for a message on channel 1, and nobody sends one.

use exercises::photos::{Photo, Print};
use interleave::sync::{Mutex, mpsc};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (send, receive) = mpsc::channel();
    let queue = Mutex::new(receive);
    thread::scope(|scope| {
        let consumer = || {
            let mut prints = Vec::new();
            loop {
                let message: Option<Photo> = queue.lock().unwrap().recv().unwrap();
                let Some(photo) = message else { return prints };
                prints.push(develop(photo));
            }
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            send.send(Some(photo)).unwrap();
        }
        send.send(None).unwrap();
        consumers
            .into_iter()
            .flat_map(|consumer| consumer.join().unwrap())
            .collect()
    })
}
