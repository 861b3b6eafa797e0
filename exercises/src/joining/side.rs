//! A future to be joined: it may be neither moved nor sent, borrows, and notes what is done to it.

use std::cell::{Cell, RefCell};
use std::marker::{PhantomData, PhantomPinned};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// What is noted about one side, and what it does next.
#[derive(Default)]
pub struct Seat {
    pub polls: Cell<usize>,
    /// Whether its next poll gives the output.
    pub ready: Cell<bool>,
    /// So often it wakes itself in its poll, and is ready then.
    pub yields: Cell<Option<usize>>,
    pub done: Cell<bool>,
    pub polled_when_done: Cell<bool>,
    pub waker: RefCell<Option<Waker>>,
    pub futures_dropped: Cell<usize>,
    pub outputs_dropped: Cell<usize>,
}

/// An output that notes its end.
pub struct Given<'a>(&'a Seat);

impl Drop for Given<'_> {
    fn drop(&mut self) {
        let dropped = &self.0.outputs_dropped;
        dropped.set(dropped.get() + 1);
    }
}

impl<'a> From<&'a Seat> for Given<'a> {
    fn from(seat: &'a Seat) -> Given<'a> {
        Given(seat)
    }
}

/// The output of the first future.
pub struct Left<'a>(#[expect(dead_code, reason = "its drop counts")] Given<'a>);
/// The output of the second one.
pub struct Right<'a>(#[expect(dead_code, reason = "its drop counts")] Given<'a>);

impl<'a> From<Given<'a>> for Left<'a> {
    fn from(given: Given<'a>) -> Left<'a> {
        Left(given)
    }
}

impl<'a> From<Given<'a>> for Right<'a> {
    fn from(given: Given<'a>) -> Right<'a> {
        Right(given)
    }
}

/// A future that a check leads by the hand.
pub struct Side<'a, T> {
    seat: &'a Seat,
    output: PhantomData<T>,
    _not_unpin: PhantomPinned,
}

impl<'a, T> Side<'a, T> {
    pub(super) fn new(seat: &'a Seat) -> Side<'a, T> {
        Side {
            seat,
            output: PhantomData,
            _not_unpin: PhantomPinned,
        }
    }
}

impl<'a, T: From<Given<'a>>> Future for Side<'a, T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let seat = self.seat;
        if seat.done.get() {
            seat.polled_when_done.set(true);
            return Poll::Pending;
        }
        seat.polls.set(seat.polls.get() + 1);
        let ready = match seat.yields.get() {
            Some(0) => true,
            Some(more) => {
                seat.yields.set(Some(more - 1));
                context.waker().wake_by_ref();
                false
            }
            None => seat.ready.get(),
        };
        if ready {
            seat.done.set(true);
            return Poll::Ready(Given::from(seat).into());
        }
        // Only the waker of the last poll counts.
        *seat.waker.borrow_mut() = Some(context.waker().clone());
        Poll::Pending
    }
}

impl<T> Drop for Side<'_, T> {
    fn drop(&mut self) {
        let dropped = &self.seat.futures_dropped;
        dropped.set(dropped.get() + 1);
    }
}
