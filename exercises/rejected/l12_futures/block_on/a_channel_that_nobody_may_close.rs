//! Refused: Your code panics: called `Result::unwrap()` on an `Err` value: SendError { .. }.

use interleave::sync::mpsc::{Sender, channel};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Bell(Sender<()>);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.send(()).unwrap();
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let (bell, rings) = channel();
    let waker = Waker::from(Arc::new(Bell(bell)));
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        rings.recv().unwrap();
    }
}
