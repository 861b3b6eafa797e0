//! A future of a check that is pending once.

use super::log::{self, Did, Object};
use interleave::Op;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Waits for something that comes when the poll of its task has ended; until the task is polled again, others may be.
///
/// It is never ready in the poll of its task in which it began, whoever polls it: so nobody can wait for it without
/// giving the thread back.
pub struct Answered {
    what: Object,
    place: &'static Location<'static>,
    /// The number of the task's poll in which it began.
    began: Option<usize>,
    done: bool,
}

impl Answered {
    /// Waits for it in this line.
    pub fn new(what: Object, place: &'static Location<'static>) -> Answered {
        Answered {
            what,
            place,
            began: None,
            done: false,
        }
    }
}

impl Future for Answered {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        assert!(!self.done, "a future was polled again after it was ready");
        let now = log::polls();
        if self.began.is_some_and(|began| began < now) {
            self.done = true;
            log::step(Did::new(Op::Ready, self.what, self.place));
            return Poll::Ready(());
        }
        if self.began.is_none() {
            log::step(Did::new(Op::Await, self.what, self.place));
            self.began = Some(now);
        }
        log::due(context.waker());
        Poll::Pending
    }
}
