//! Refused: A wake is lost: the future was woken, and `block_on` does not poll it again.

use interleave::sync::{Condvar, Mutex};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Wakes {
    number: Mutex<u8>,
    more: Condvar,
}

impl Wake for Wakes {
    fn wake(self: Arc<Self>) {
        let mut number = self.number.lock().unwrap();
        *number = number.wrapping_add(1);
        self.more.notify_all();
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let wakes = Arc::new(Wakes {
        number: Mutex::new(0),
        more: Condvar::new(),
    });
    let waker = Waker::from(wakes.clone());
    let mut context = Context::from_waker(&waker);
    loop {
        let before = *wakes.number.lock().unwrap();
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        let mut number = wakes.number.lock().unwrap();
        while *number == before {
            number = wakes.more.wait(number).unwrap();
        }
    }
}
