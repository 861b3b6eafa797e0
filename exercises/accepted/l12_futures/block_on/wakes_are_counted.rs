//! A number of wakes instead of a flag; the thread waits until it is another one than before the poll.

use interleave::sync::{Condvar, Mutex};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Wakes {
    number: Mutex<u64>,
    more: Condvar,
}

impl Wake for Wakes {
    fn wake(self: Arc<Self>) {
        let mut number = self.number.lock().unwrap();
        *number += 1;
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
