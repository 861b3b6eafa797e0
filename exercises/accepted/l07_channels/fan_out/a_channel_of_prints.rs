//! Threads without a scope, and a channel for the prints.

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
    let threads: Vec<_> = (0..consumers)
        .map(|_| {
            let (queue, develop, give) = (Arc::clone(&queue), Arc::clone(&develop), give.clone());
            thread::spawn(move || {
                loop {
                    let photo = queue.lock().unwrap().recv();
                    let Ok(photo) = photo else { return };
                    give.send(develop(photo)).unwrap();
                }
            })
        })
        .collect();
    let taker = thread::spawn(move || camera.for_each(|photo| send.send(photo).unwrap()));
    drop(give);
    let prints = take.iter().collect();
    for thread in threads {
        thread.join().unwrap();
    }
    taker.join().unwrap();
    prints
}
