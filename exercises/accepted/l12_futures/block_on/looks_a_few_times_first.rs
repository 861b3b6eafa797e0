//! A few looks before the sleep: cheaper where a wake comes soon, and they end.

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::thread::{self, Thread};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Alarm(AtomicBool, Thread);

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.0.store(true, SeqCst);
        self.1.unpark();
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let alarm = Arc::new(Alarm(AtomicBool::new(false), thread::current()));
    let waker = Waker::from(alarm.clone());
    let mut context = Context::from_waker(&waker);
    'poll: loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        for _ in 0..3 {
            if alarm.0.swap(false, SeqCst) {
                continue 'poll;
            }
        }
        while !alarm.0.swap(false, SeqCst) {
            thread::park();
        }
    }
}
