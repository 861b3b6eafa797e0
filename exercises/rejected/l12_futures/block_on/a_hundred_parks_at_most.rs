//! Refused: Your code polls the future again, though nobody has woken it.

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::thread::{self, Thread};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Alarm {
    woken: AtomicBool,
    thread: Thread,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.woken.store(true, SeqCst);
        self.thread.unpark();
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let alarm = Arc::new(Alarm {
        woken: AtomicBool::new(false),
        thread: thread::current(),
    });
    let waker = Waker::from(alarm.clone());
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        for _ in 0..100 {
            if alarm.woken.swap(false, SeqCst) {
                break;
            }
            thread::park();
        }
    }
}
