//! The courier: a thread that completes parcels at their time, and wakes who waits for them.

use crate::clock::{Instant, now};
use std::pin::Pin;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// What the courier and the one who waits share.
pub struct State {
    here: bool,
    waker: Option<Waker>,
}

/// When a parcel is due, and where to bring it.
pub type Asked = (Instant, Arc<Mutex<State>>);

/// A parcel that the courier brings `pause` after the first poll.
pub struct Parcel<'a> {
    pause: Duration,
    courier: &'a Sender<Asked>,
    state: Option<Arc<Mutex<State>>>,
}

impl Parcel<'_> {
    /// Asks for nothing before it is polled.
    pub fn after(pause: Duration, courier: &Sender<Asked>) -> Parcel<'_> {
        Parcel {
            pause,
            courier,
            state: None,
        }
    }
}

impl Future for Parcel<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Some(shared) = &self.state else {
            let state = State {
                here: false,
                waker: Some(context.waker().clone()),
            };
            let state = Arc::new(Mutex::new(state));
            // The courier lives as long as somebody can ask it.
            let _ = self.courier.send((now() + self.pause, Arc::clone(&state)));
            self.state = Some(state);
            return Poll::Pending;
        };
        let mut state = shared.lock().unwrap_or_else(PoisonError::into_inner);
        if state.here {
            return Poll::Ready(());
        }
        // The last waker counts: the task may have moved to another executor.
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

/// The courier: brings each parcel at its time, and ends when nobody can ask any more.
pub fn bring(asked: &Receiver<Asked>) {
    // The next one last.
    let mut due: Vec<Asked> = Vec::new();
    loop {
        let next = due
            .last()
            .map(|(at, _)| at.saturating_duration_since(now()));
        let new = match next {
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(pause) => asked.recv_timeout(pause),
        };
        match new {
            Ok(new) => due.insert(due.partition_point(|(at, _)| *at > new.0), new),
            Err(RecvTimeoutError::Timeout) => {
                due.pop().iter().for_each(|(_, parcel)| hand_over(parcel))
            }
            // The orders were dropped: nobody waits for what is left.
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn hand_over(parcel: &Mutex<State>) {
    let mut state = parcel.lock().unwrap_or_else(PoisonError::into_inner);
    state.here = true;
    if let Some(waker) = state.waker.take() {
        waker.wake();
    }
}
