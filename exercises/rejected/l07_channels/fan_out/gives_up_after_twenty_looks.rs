//! Refused: A consumer takes a queue that is empty for one that has ended.

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
            let mut looks = 0;
            while looks < 20 {
                let photo = queue.lock().unwrap().try_recv();
                match photo {
                    Ok(photo) => {
                        prints.push(develop(photo));
                        looks = 0;
                    }
                    Err(_) => {
                        looks += 1;
                        thread::yield_now();
                    }
                }
            }
            prints
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            send.send(photo).unwrap();
        }
        drop(send);
        consumers
            .into_iter()
            .flat_map(|consumer| consumer.join().unwrap())
            .collect()
    })
}
