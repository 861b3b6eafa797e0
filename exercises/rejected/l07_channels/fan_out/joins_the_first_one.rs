//! Refused: A thread still runs when your function has returned.

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
    let mut threads = Vec::new();
    for _ in 0..consumers {
        let (queue, develop, give) = (Arc::clone(&queue), Arc::clone(&develop), give.clone());
        threads.push(thread::spawn(move || {
            loop {
                let photo = queue.lock().unwrap().recv();
                let Ok(photo) = photo else { return };
                give.send(develop(photo)).unwrap();
            }
        }));
    }
    let mut photos = 0;
    for photo in camera {
        send.send(photo).unwrap();
        photos += 1;
    }
    drop(send);
    let prints = take.iter().take(photos).collect();
    threads.remove(0).join().unwrap();
    prints
}
