//! One lock around three states; a wake that comes while nobody sleeps is kept as a state.

use interleave::sync::{Condvar, Mutex};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

#[derive(PartialEq)]
enum State {
    Runs,
    Sleeps,
    Woken,
}

struct Signal {
    state: Mutex<State>,
    woken: Condvar,
}

impl Signal {
    fn wait(&self) {
        let mut state = self.state.lock().unwrap();
        if *state == State::Runs {
            *state = State::Sleeps;
            while *state == State::Sleeps {
                state = self.woken.wait(state).unwrap();
            }
        }
        *state = State::Runs;
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        let mut state = self.state.lock().unwrap();
        if std::mem::replace(&mut *state, State::Woken) == State::Sleeps {
            self.woken.notify_one();
        }
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let signal = Arc::new(Signal {
        state: Mutex::new(State::Runs),
        woken: Condvar::new(),
    });
    let waker = Waker::from(Arc::clone(&signal));
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        signal.wait();
    }
}
