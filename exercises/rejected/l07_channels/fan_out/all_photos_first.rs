//! Refused: A photo waits until the camera gives the next one.

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
    thread::scope(|scope| {
        let consumer = || {
            let mut prints = Vec::new();
            loop {
                let photo = queue.lock().unwrap().recv();
                let Ok(photo) = photo else { break };
                prints.push(develop(photo));
            }
            prints
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        let photos: Vec<Photo> = camera.collect();
        for photo in photos {
            send.send(photo).unwrap();
        }
        drop(send);
        consumers
            .into_iter()
            .flat_map(|consumer| consumer.join().unwrap())
            .collect()
    })
}
