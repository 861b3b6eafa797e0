//! A channel with room for one: a wake that finds it full is answered by the poll that comes anyway.

use interleave::sync::mpsc::{SyncSender, sync_channel};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

struct Bell(SyncSender<()>);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let _ = self.0.try_send(());
    }
}

/// Polls the future until it is ready, and returns its output.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let (bell, rings) = sync_channel(1);
    let waker = Waker::from(Arc::new(Bell(bell)));
    let mut context = Context::from_waker(&waker);
    let mut future = Box::pin(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Pending => rings.recv().expect("the waker keeps the sender"),
            Poll::Ready(output) => return output,
        }
    }
}
