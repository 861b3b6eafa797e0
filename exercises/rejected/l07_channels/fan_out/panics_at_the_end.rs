//! Refused: Your code panics: called `Result::unwrap()` on an `Err` value: RecvError.

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
    thread::scope(|scope| {
        for _ in 0..consumers {
            let (queue, develop, give) = (&queue, &develop, give.clone());
            scope.spawn(move || {
                loop {
                    let photo = queue.lock().unwrap().recv().unwrap();
                    give.send(develop(photo)).unwrap();
                }
            });
        }
        drop(give);
        for photo in camera {
            send.send(photo).unwrap();
        }
        drop(send);
        take.iter().collect()
    })
}
