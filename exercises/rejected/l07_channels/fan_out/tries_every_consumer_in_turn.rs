//! Refused: A thread looks again and again while all consumers are busy.

use exercises::photos::{Photo, Print};
use interleave::sync::mpsc;
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    thread::scope(|scope| {
        let (mut senders, mut threads) = (Vec::new(), Vec::new());
        for _ in 0..consumers {
            let (send, receive) = mpsc::sync_channel(0);
            senders.push(send);
            let develop = &develop;
            threads.push(scope.spawn(move || receive.iter().map(develop).collect::<Vec<Print>>()));
        }
        for photo in camera {
            while !senders.iter().any(|send| send.try_send(photo).is_ok()) {
                thread::yield_now();
            }
        }
        drop(senders);
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
