//! A service that is asked for records; it answers one request a beat, in an order that the check chooses.

use super::archive::Record;
use super::heart;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// Beats without a new request, after which the service believes that all have come that come by themselves.
const SETTLED: u32 = 3;

static STATE: Mutex<Service> = Mutex::new(Service {
    given: Vec::new(),
    driven: Vec::new(),
    finish: Finish::OldestFirst,
    most: 0,
    waiting: Vec::new(),
    settled: 0,
});

/// Which request that is under way the service answers next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// The one that was made first.
    OldestFirst,
    /// The one that was made last.
    NewestFirst,
}

/// What was requested so far.
#[derive(Debug, Clone)]
pub struct Service {
    /// What each [`request`] gives, in the order in which they were first polled.
    pub given: Vec<Record>,
    /// For each request: who polled it when its record came; `None` for those that never got it.
    pub driven: Vec<Option<heart::Driver>>,
    finish: Finish,
    /// How many were under way at the same time, at most.
    pub most: usize,
    waiting: Vec<(usize, Option<Waker>)>,
    settled: u32,
}

impl Service {
    /// What was requested so far.
    pub fn now() -> Service {
        state().clone()
    }

    /// From now on requests are answered in this order.
    pub fn finishes(finish: Finish) {
        state().finish = finish;
    }

    /// The heart has beaten: when no new request has come for some beats, one of them is answered.
    pub(super) fn beat() {
        let mut state = state();
        if state.waiting.is_empty() {
            return;
        }
        state.settled += 1;
        let answered = (state.settled > SETTLED).then(|| {
            state.settled = 0;
            match state.finish {
                Finish::OldestFirst => state.waiting.remove(0),
                Finish::NewestFirst => state.waiting.pop().expect("it is not empty"),
            }
        });
        let more = !state.waiting.is_empty();
        drop(state);
        if let Some((_, Some(waker))) = answered {
            waker.wake();
        }
        if more {
            heart::ask_for_a_beat();
        }
    }
}

/// Asks a service for a record; at `.await` the thread is free. Works on any executor.
pub async fn request(key: u32) -> Record {
    let mut mine: Option<Place> = None;
    std::future::poll_fn(|context| {
        let mut state = state();
        let number = mine.get_or_insert_with(|| state.enter(key)).0;
        let waiting = state.waiting.iter_mut().find(|(other, _)| *other == number);
        if let Some((_, waker)) = waiting {
            *waker = Some(context.waker().clone());
            drop(state);
            heart::ask_for_a_beat();
            return Poll::Pending;
        }
        state.driven[number] = Some(heart::driver());
        Poll::Ready(state.given[number].clone())
    })
    .await
}

impl Service {
    fn enter(&mut self, key: u32) -> Place {
        let number = self.given.len();
        self.given.push(Record::new(key, "service", number));
        self.driven.push(None);
        self.waiting.push((number, None));
        self.most = self.most.max(self.waiting.len());
        self.settled = 0;
        Place(number)
    }
}

/// A request that waits; whoever drops its future gives it up.
struct Place(usize);

impl Drop for Place {
    fn drop(&mut self) {
        state().waiting.retain(|(number, _)| *number != self.0);
    }
}

fn state() -> MutexGuard<'static, Service> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
