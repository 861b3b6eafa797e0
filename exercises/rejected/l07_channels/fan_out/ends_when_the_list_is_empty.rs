//! Refused: A photo is never developed.

use exercises::photos::{Photo, Print};
use interleave::sync::Mutex;
use interleave::thread;
use std::collections::VecDeque;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let queue = Mutex::new(VecDeque::new());
    thread::scope(|scope| {
        let consumer = || {
            let mut prints = Vec::new();
            while !queue.lock().unwrap().is_empty() {
                let photo = queue.lock().unwrap().pop_front();
                prints.extend(photo.map(&develop));
            }
            prints
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            queue.lock().unwrap().push_back(photo);
        }
        consumers
            .into_iter()
            .flat_map(|consumer| consumer.join().unwrap())
            .collect()
    })
}
