//! The future that an answer is given: it may be neither moved nor sent, and somebody counts how often it is dropped.

use std::cell::{Cell, RefCell};
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// What a [`Watched`] gives: it can neither be copied nor sent.
#[derive(Debug, PartialEq, Eq)]
pub struct Output(Rc<str>);

impl Output {
    pub(super) fn new() -> Output {
        Output("the output of the future".into())
    }
}

/// A future that is not `Unpin`, not `Send`, and borrows.
pub struct Watched<'a> {
    // A cell, since a pinned reference to this gives no mutable one to its parts.
    future: RefCell<Pin<Box<dyn Future<Output = ()> + 'a>>>,
    dropped: &'a Cell<usize>,
    _not_unpin: PhantomPinned,
}

impl<'a> Watched<'a> {
    pub(super) fn new(
        future: impl Future<Output = ()> + 'a,
        dropped: &'a Cell<usize>,
    ) -> Watched<'a> {
        Watched {
            future: RefCell::new(Box::pin(future)),
            dropped,
            _not_unpin: PhantomPinned,
        }
    }
}

impl Future for Watched<'_> {
    type Output = Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Output> {
        let mut future = self.future.borrow_mut();
        future.as_mut().poll(context).map(|()| Output::new())
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        self.dropped.set(self.dropped.get() + 1);
    }
}
