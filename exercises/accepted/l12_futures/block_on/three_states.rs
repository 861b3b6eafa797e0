//! An exchange tells in one step whether the thread sleeps: only then it must be unparked.

use interleave::sync::atomic::{AtomicU8, Ordering::SeqCst};
use interleave::thread::{self, Thread};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

const RUNS: u8 = 0;
const WOKEN: u8 = 1;
const SLEEPS: u8 = 2;

struct Sleeper {
    state: AtomicU8,
    thread: Thread,
}

impl Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        if self.state.swap(WOKEN, SeqCst) == SLEEPS {
            self.thread.unpark();
        }
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let sleeper = Arc::new(Sleeper {
        state: AtomicU8::new(RUNS),
        thread: thread::current(),
    });
    let waker = Waker::from(sleeper.clone());
    let mut context = Context::from_waker(&waker);
    loop {
        sleeper.state.store(RUNS, SeqCst);
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        if sleeper
            .state
            .compare_exchange(RUNS, SLEEPS, SeqCst, SeqCst)
            .is_ok()
        {
            while sleeper.state.load(SeqCst) == SLEEPS {
                thread::park();
            }
        }
    }
}
