//! One end in the queue, which each consumer puts back for the next one.

use exercises::photos::{Photo, Print};
use interleave::sync::{Mutex, mpsc};
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (send, receive) = mpsc::channel::<Option<Photo>>();
    let queue = Mutex::new(receive);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..consumers)
            .map(|_| {
                let (queue, develop, send) = (&queue, &develop, send.clone());
                scope.spawn(move || {
                    let mut prints = Vec::new();
                    loop {
                        let message = queue.lock().unwrap().recv().unwrap();
                        let Some(photo) = message else {
                            send.send(None).unwrap();
                            return prints;
                        };
                        prints.push(develop(photo));
                    }
                })
            })
            .collect();
        for photo in camera {
            send.send(Some(photo)).unwrap();
        }
        send.send(None).unwrap();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
