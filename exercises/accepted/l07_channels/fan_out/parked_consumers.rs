//! Consumers that park while the list is empty, and are unparked at each change.

use exercises::photos::{Photo, Print};
use interleave::sync::Mutex;
use interleave::thread;
use std::collections::VecDeque;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let queue = Mutex::new((VecDeque::new(), false));
    thread::scope(|scope| {
        let consumer = || {
            let mut prints = Vec::new();
            loop {
                let (photo, ended) = {
                    let mut queue = queue.lock().unwrap();
                    (queue.0.pop_front(), queue.1)
                };
                match photo {
                    Some(photo) => prints.push(develop(photo)),
                    None if ended => return prints,
                    None => thread::park(),
                }
            }
        };
        let threads: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        let wake = || threads.iter().for_each(|thread| thread.thread().unpark());
        for photo in camera {
            queue.lock().unwrap().0.push_back(photo);
            wake();
        }
        queue.lock().unwrap().1 = true;
        wake();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
