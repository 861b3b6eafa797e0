//! A channel for each consumer; who is free says so.

use exercises::photos::{Photo, Print};
use interleave::sync::mpsc;
use interleave::thread;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let (ready, free) = mpsc::channel();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..consumers)
            .map(|_| {
                let (develop, ready) = (&develop, ready.clone());
                scope.spawn(move || {
                    let mut prints = Vec::new();
                    loop {
                        let (give, take) = mpsc::channel();
                        // Nobody takes this any more once the camera has ended.
                        if ready.send(give).is_err() {
                            return prints;
                        }
                        let Ok(photo) = take.recv() else {
                            return prints;
                        };
                        prints.push(develop(photo));
                    }
                })
            })
            .collect();
        for photo in camera {
            free.recv().unwrap().send(photo).unwrap();
        }
        // What is still in it is dropped with it, and so are the senders for which consumers wait.
        drop(free);
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    })
}
