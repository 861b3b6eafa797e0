//! Refused: A photo waits for a slow one although a consumer is free.

use exercises::photos::{Photo, Print};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::mpsc;
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let loads: Vec<AtomicUsize> = (0..consumers).map(|_| AtomicUsize::new(0)).collect();
    thread::scope(|scope| {
        let (mut senders, mut threads) = (Vec::new(), Vec::new());
        for load in &loads {
            let (send, receive) = mpsc::channel();
            senders.push(send);
            let develop = &develop;
            threads.push(scope.spawn(move || {
                let develops = |photo| {
                    let print = develop(photo);
                    load.fetch_sub(1, SeqCst);
                    print
                };
                receive.iter().map(develops).collect::<Vec<Print>>()
            }));
        }
        for photo in camera {
            let least = (0..consumers).min_by_key(|&number| loads[number].load(SeqCst));
            let least = least.unwrap();
            loads[least].fetch_add(1, SeqCst);
            senders[least].send(photo).unwrap();
        }
        drop(senders);
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
