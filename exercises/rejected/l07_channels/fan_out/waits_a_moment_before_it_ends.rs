//! Refused: A consumer takes a queue that is empty for one that has ended.

use exercises::photos::{Photo, Print};
use interleave::sync::{Mutex, mpsc};
use interleave::thread;
use std::time::Duration;

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
                let first = queue.lock().unwrap().try_recv();
                let photo = first.or_else(|_| {
                    thread::sleep(Duration::from_millis(100));
                    queue.lock().unwrap().try_recv()
                });
                let Ok(photo) = photo else { break };
                prints.push(develop(photo));
            }
            prints
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            send.send(photo).unwrap();
        }
        drop(send);
        consumers
            .into_iter()
            .flat_map(|consumer| consumer.join().unwrap())
            .collect()
    })
}
