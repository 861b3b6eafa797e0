//! Queues made of a lock and a condition variable, which either side can end.

use exercises::scans::{Scan, Text};
use interleave::sync::{Condvar, Mutex};
use interleave::thread;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;

struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    capacity: usize,
}

struct State<T> {
    items: VecDeque<T>,
    /// No more come.
    ended: bool,
    /// No more are wanted.
    left: bool,
}

impl<T> Queue<T> {
    fn new(capacity: usize) -> Arc<Queue<T>> {
        let (items, ended, left) = (VecDeque::new(), false, false);
        Arc::new(Queue {
            state: Mutex::new(State { items, ended, left }),
            changed: Condvar::new(),
            capacity,
        })
    }

    fn put(&self, item: T) -> bool {
        let is_full = |state: &mut State<T>| !state.left && state.items.len() >= self.capacity;
        let mut state = self
            .changed
            .wait_while(self.state.lock().unwrap(), is_full)
            .unwrap();
        if state.left {
            return false;
        }
        state.items.push_back(item);
        self.changed.notify_all();
        true
    }

    fn take(&self) -> Option<T> {
        let is_empty = |state: &mut State<T>| !state.ended && state.items.is_empty();
        let mut state = self
            .changed
            .wait_while(self.state.lock().unwrap(), is_empty)
            .unwrap();
        let item = state.items.pop_front();
        self.changed.notify_all();
        item
    }

    fn end(&self) {
        self.state.lock().unwrap().ended = true;
        self.changed.notify_all();
    }

    fn leave(&self) {
        self.state.lock().unwrap().left = true;
        self.changed.notify_all();
    }
}

pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    mut read: impl FnMut(Scan) -> Text + Send + 'static,
    mut look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let (scans, texts) = (Queue::new(capacity), Queue::new(capacity));
    let into = Arc::clone(&scans);
    let scanning = thread::spawn(move || {
        for scan in scanner {
            if !into.put(scan) {
                break;
            }
        }
        into.end();
    });
    let into = Arc::clone(&texts);
    let reading = thread::spawn(move || {
        while let Some(scan) = scans.take() {
            if !into.put(read(scan)) {
                break;
            }
        }
        scans.leave();
        into.end();
    });
    while let Some(text) = texts.take() {
        if look(text).is_break() {
            break;
        }
    }
    texts.leave();
    scanning.join().unwrap();
    reading.join().unwrap();
}
