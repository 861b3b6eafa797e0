//! A list behind a lock, with a flag for its end and a condition variable.

use exercises::photos::{Photo, Print};
use interleave::sync::{Condvar, Mutex};
use interleave::thread;
use std::collections::VecDeque;

pub fn fan_out(
    camera: impl Iterator<Item = Photo> + Send + 'static,
    consumers: usize,
    develop: impl Fn(Photo) -> Print + Send + Sync + 'static,
) -> Vec<Print> {
    let queue = Mutex::new((VecDeque::new(), false));
    let changed = Condvar::new();
    thread::scope(|scope| {
        let consumer = || {
            let mut prints = Vec::new();
            loop {
                let waits = |state: &mut (VecDeque<Photo>, bool)| state.0.is_empty() && !state.1;
                let mut state = changed.wait_while(queue.lock().unwrap(), waits).unwrap();
                let Some(photo) = state.0.pop_front() else {
                    return prints;
                };
                drop(state);
                prints.push(develop(photo));
            }
        };
        let consumers: Vec<_> = (0..consumers).map(|_| scope.spawn(consumer)).collect();
        for photo in camera {
            queue.lock().unwrap().0.push_back(photo);
            changed.notify_one();
        }
        queue.lock().unwrap().1 = true;
        changed.notify_all();
        consumers
            .into_iter()
            .flat_map(|consumer| consumer.join().unwrap())
            .collect()
    })
}
