//! A list from which the newest photo is taken, with its end in the same lock.

use exercises::photos::{Photo, Print};
use interleave::sync::{Condvar, Mutex};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    // `None` once the camera has ended and nothing is left.
    let waiting = Mutex::new(Some(Vec::new()));
    let changed = Condvar::new();
    thread::scope(|scope| {
        let taker = scope.spawn(|| {
            for photo in camera {
                if let Some(photos) = &mut *waiting.lock().unwrap() {
                    photos.push(photo);
                }
                changed.notify_one();
            }
            let is_left =
                |photos: &mut Option<Vec<Photo>>| photos.as_ref().is_some_and(|p| !p.is_empty());
            let mut photos = changed
                .wait_while(waiting.lock().unwrap(), is_left)
                .unwrap();
            *photos = None;
            changed.notify_all();
        });
        let consumer = || {
            let mut prints = Vec::new();
            loop {
                let mut photos = waiting.lock().unwrap();
                let photo = loop {
                    match &mut *photos {
                        None => return prints,
                        Some(some) => match some.pop() {
                            Some(photo) => break photo,
                            None => photos = changed.wait(photos).unwrap(),
                        },
                    }
                };
                drop(photos);
                changed.notify_all();
                prints.push(develop(photo));
            }
        };
        let threads: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        taker.join().unwrap();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
