//! A new waker for each poll: only the waker of the last poll counts.

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::thread::{self, Thread};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Once(AtomicBool, Thread);

impl Wake for Once {
    fn wake(self: Arc<Self>) {
        self.0.store(true, SeqCst);
        self.1.unpark();
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        let once = Arc::new(Once(AtomicBool::new(false), thread::current()));
        let waker = Waker::from(once.clone());
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        while !once.0.load(SeqCst) {
            thread::park();
        }
    }
}
