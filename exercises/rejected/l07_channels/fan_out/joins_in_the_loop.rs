//! Refused: With 2 consumers, only 1 photo is developed at the same time.

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
        scope.spawn(move || camera.for_each(|photo| send.send(photo).unwrap()));
        let mut prints = Vec::new();
        for _ in 0..consumers {
            let consumer = || {
                let next = || {
                    let photo = queue.lock().unwrap().recv();
                    photo.ok()
                };
                std::iter::from_fn(next)
                    .map(&develop)
                    .collect::<Vec<Print>>()
            };
            prints.extend(scope.spawn(consumer).join().unwrap());
        }
        prints
    })
}
