//! A channel keeps what was sent before somebody receives. One poll for each wake is allowed.

use interleave::sync::mpsc::{Sender, channel};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Bell(Sender<()>);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        // Nobody listens any more once the future is done.
        let _ = self.0.send(());
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
        rings.recv().expect("the waker keeps the sender");
    }
}
