//! Refused: With one consumer, 2 photos are developed at the same time.

use exercises::photos::{Photo, Print};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let _ = consumers;
    thread::scope(|scope| {
        let develop = &develop;
        let threads: Vec<_> = camera
            .map(|photo| scope.spawn(move || develop(photo)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}
