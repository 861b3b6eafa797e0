//! The consumers take turns at the camera itself.

use exercises::photos::{Photo, Print};
use interleave::sync::Mutex;
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let camera = Mutex::new(camera);
    thread::scope(|scope| {
        let consumer = || {
            let next = || camera.lock().unwrap().next();
            std::iter::from_fn(next)
                .map(&develop)
                .collect::<Vec<Print>>()
        };
        let threads: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
