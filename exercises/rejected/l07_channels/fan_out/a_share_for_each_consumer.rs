//! Refused: A photo waits until the camera gives the next one.

use exercises::photos::{Photo, Print};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let photos: Vec<Photo> = camera.collect();
    let share = photos.len().div_ceil(consumers).max(1);
    thread::scope(|scope| {
        let develop = &develop;
        let develops = |photos: &[Photo]| {
            let photos = photos.to_vec();
            scope.spawn(move || photos.into_iter().map(develop).collect::<Vec<Print>>())
        };
        let threads: Vec<_> = photos.chunks(share).map(develops).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
