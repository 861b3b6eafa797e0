//! Threads that nobody joins, where the end of the prints shows that they end.

use exercises::photos::{Photo, Print};
use interleave::sync::{Arc, Mutex, mpsc};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (send, receive) = mpsc::channel();
    let (give, take) = mpsc::channel();
    let (queue, develop) = (Arc::new(Mutex::new(receive)), Arc::new(develop));
    for _ in 0..consumers {
        let (queue, develop, give) = (Arc::clone(&queue), Arc::clone(&develop), give.clone());
        thread::spawn(move || {
            loop {
                let photo = queue.lock().unwrap().recv();
                let Ok(photo) = photo else { return };
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
}
