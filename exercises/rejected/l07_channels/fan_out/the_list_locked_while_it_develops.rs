//! Refused: A consumer keeps prints locked while it develops a photo.

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
                    prints.lock().unwrap().push(develop(photo));
                }
            });
        }
        for photo in camera {
            send.send(photo).unwrap();
        }
        drop(send);
    });
    prints.into_inner().unwrap()
}
