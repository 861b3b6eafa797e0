//! Refused: Thread 2 waits on news 1, and nobody is left who would notify it.

use exercises::scans::{Scan, Text};
use interleave::sync::{Condvar, Mutex};
use interleave::thread;
use std::collections::VecDeque;
use std::ops::ControlFlow;

struct Queue<T> {
    state: Mutex<(VecDeque<T>, bool)>,
    news: Condvar,
    room: usize,
}

impl<T> Queue<T> {
    fn new(room: usize) -> Self {
        Queue {
            state: Mutex::new((VecDeque::new(), false)),
            news: Condvar::new(),
            room,
        }
    }

    fn put(&self, item: T) -> bool {
        let state = self.state.lock().unwrap();
        let mut state = self
            .news
            .wait_while(state, |s| !s.1 && s.0.len() == self.room)
            .unwrap();
        if state.1 {
            return false;
        }
        state.0.push_back(item);
        self.news.notify_all();
        true
    }

    fn take(&self) -> Option<T> {
        let state = self.state.lock().unwrap();
        let mut state = self
            .news
            .wait_while(state, |s| !s.1 && s.0.is_empty())
            .unwrap();
        let item = state.0.pop_front();
        self.news.notify_all();
        item
    }

    fn close(&self, forget: bool) {
        let mut state = self.state.lock().unwrap();
        state.1 = true;
        if forget {
            state.0.clear();
        }
        self.news.notify_all();
    }
}

pub fn bounded_pipeline(
    scanner: impl Iterator<Item = Scan> + Send + 'static,
    mut read: impl FnMut(Scan) -> Text + Send + 'static,
    mut look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let scans = Queue::new(capacity);
    let texts = Queue::new(capacity);
    thread::scope(|scope| {
        scope.spawn(|| {
            for scan in scanner {
                if !scans.put(scan) {
                    break;
                }
            }
            scans.close(false);
        });
        scope.spawn(|| {
            while let Some(scan) = scans.take() {
                if !texts.put(read(scan)) {
                    break;
                }
            }
            texts.close(false);
        });
        while let Some(text) = texts.take() {
            if look(text).is_break() {
                break;
            }
        }
    });
}
