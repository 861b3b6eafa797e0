//! Refused: Thread 2 waits until somebody receives from channel 2, and nobody does.

use exercises::photos::{Photo, Print};
use interleave::sync::{Mutex, mpsc};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (send, receive) = mpsc::channel();
    let (give, take) = mpsc::sync_channel(100);
    let queue = Mutex::new(receive);
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
    });
    drop(give);
    take.iter().collect()
}
