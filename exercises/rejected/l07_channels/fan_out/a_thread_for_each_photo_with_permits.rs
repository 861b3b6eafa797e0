//! Refused: Your code starts 50 threads for 3 consumers.

use exercises::photos::{Photo, Print};
use interleave::sync::mpsc;
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (give_back, permits) = mpsc::channel();
    for _ in 0..consumers {
        give_back.send(()).unwrap();
    }
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for photo in camera {
            permits.recv().unwrap();
            let (develop, give_back) = (&develop, give_back.clone());
            threads.push(scope.spawn(move || {
                let print = develop(photo);
                give_back.send(()).unwrap();
                print
            }));
        }
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}
