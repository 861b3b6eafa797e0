//! Refused: A wake is lost: the future was woken, and `block_on` does not poll it again.

use interleave::sync::{Condvar, Mutex};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

#[derive(Default)]
struct Signal {
    woken: Mutex<bool>,
    changed: Condvar,
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        if let Ok(mut woken) = self.woken.try_lock() {
            *woken = true;
            self.changed.notify_one();
        }
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
                let woken = signal.woken.lock().unwrap();
                let mut woken = signal.changed.wait_while(woken, |woken| !*woken).unwrap();
                *woken = false;
            }
        }
    }
}
