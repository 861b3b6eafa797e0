//! Refused: A photo is developed, and its print is not returned.

use exercises::photos::{Photo, Print};
use interleave::sync::{Mutex, mpsc};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (send, receive) = mpsc::channel();
    let (give, take) = mpsc::channel();
    let queue = Mutex::new(receive);
    let mut prints = Vec::new();
    thread::scope(|scope| {
        for _ in 0..consumers {
            let (queue, develop, give) = (&queue, &develop, give.clone());
            scope.spawn(move || {
                loop {
                    let photo = queue.lock().unwrap().recv();
                    let Ok(photo) = photo else { return };
                    give.send(develop(photo)).unwrap();
                }
            });
        }
        for photo in camera {
            send.send(photo).unwrap();
        }
        drop(send);
        prints.extend(take.try_iter());
    });
    prints
}
