use super::{Arc, Condvar, Mutex, both, thread};
use std::collections::VecDeque;

#[derive(Default)]
struct Queue {
    items: Mutex<VecDeque<u32>>,
    filled: Condvar,
}

fn two_consumers(take: fn(&Queue) -> u32) {
    let queue = Arc::<Queue>::default();
    let (a, b, c) = (Arc::clone(&queue), Arc::clone(&queue), Arc::clone(&queue));
    let producer = thread::spawn(move || {
        for item in 0..2 {
            c.items.lock().unwrap().push_back(item);
            c.filled.notify_one();
        }
    });
    let (x, y) = both(move || take(&a), move || take(&b));
    producer.join().unwrap();
    assert_eq!(x + y, 1);
}

pub fn with_if() {
    two_consumers(|queue| {
        let mut items = queue.items.lock().unwrap();
        if items.is_empty() {
            items = queue.filled.wait(items).unwrap();
        }
        items.pop_front().expect("an item is there after the wait")
    });
}

pub fn with_while() {
    two_consumers(|queue| {
        let mut items = queue.items.lock().unwrap();
        while items.is_empty() {
            items = queue.filled.wait(items).unwrap();
        }
        items.pop_front().expect("an item is there after the wait")
    });
}
