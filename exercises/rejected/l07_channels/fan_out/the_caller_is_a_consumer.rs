//! Refused: A photo waits until the camera gives the next one.

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
            let next = || {
                let photo = queue.lock().unwrap().recv();
                photo.ok()
            };
            std::iter::from_fn(next)
                .map(&develop)
                .collect::<Vec<Print>>()
        };
        let others: Vec<_> = (1..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            send.send(photo).unwrap();
        }
        drop(send);
        let mut prints = consumer();
        for other in others {
            prints.extend(other.join().unwrap());
        }
        prints
    })
}
