//! Refused: A wake is lost: the future was woken, and `block_on` does not poll it again.

use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::sync::{Condvar, Mutex};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

#[derive(Default)]
struct Signal {
    woken: AtomicBool,
    lock: Mutex<()>,
    changed: Condvar,
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.woken.store(true, SeqCst);
        self.changed.notify_one();
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(signal.clone());
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => {
                let mut guard = signal.lock.lock().unwrap();
                while !signal.woken.swap(false, SeqCst) {
                    guard = signal.changed.wait(guard).unwrap();
                }
            }
        }
    }
}
