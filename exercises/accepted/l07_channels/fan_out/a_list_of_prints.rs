//! A list of prints behind a lock, which is taken after the work.

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
    let prints = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..consumers {
            scope.spawn(|| {
                loop {
                    let photo = queue.lock().unwrap().recv();
                    let Ok(photo) = photo else { return };
                    let print = develop(photo);
                    prints.lock().unwrap().push(print);
                }
            });
        }
        camera.for_each(|photo| send.send(photo).unwrap());
        drop(send);
    });
    prints.into_inner().unwrap()
}
