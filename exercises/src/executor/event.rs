//! What futures of the programs wait for, and what is noted about their polls and wakes.

use interleave::Named;
use interleave::sync::Mutex as Explored;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// What happened to the future that waits for one event, in the run that was the last.
#[derive(Debug, Clone)]
pub struct Seen {
    pub polls: usize,
    pub wakes: usize,
    /// Whether a wake came, and no poll has begun since it was over.
    pub unanswered: bool,
    /// Polls and wakes when it was polled without a wake for the first time.
    pub needless: Option<(usize, usize)>,
    pub was_ready: bool,
    pub polled_after_ready: bool,
}

static SEEN: Mutex<Vec<Seen>> = Mutex::new(Vec::new());

fn all() -> MutexGuard<'static, Vec<Seen>> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets the run before.
pub fn begin() {
    all().clear();
}

/// What was seen of the events of the last run, in the order in which they were made.
pub fn seen() -> Vec<Seen> {
    all().clone()
}

/// Something that happens a number of times; one future waits for it.
pub struct Event {
    state: Explored<State>,
    number: usize,
}

#[derive(Default)]
struct State {
    fired: usize,
    waker: Option<Waker>,
}

impl Event {
    /// An event that has not happened yet; `name` is for pictures.
    pub fn new(name: &str) -> Event {
        let mut all = all();
        all.push(Seen {
            polls: 0,
            wakes: 0,
            unanswered: false,
            needless: None,
            was_ready: false,
            polled_after_ready: false,
        });
        Event {
            state: Explored::new(State::default()).named(name),
            number: all.len() - 1,
        }
    }

    /// A poll of the future that is ready when the event has happened so often.
    pub fn poll(&self, context: &Context<'_>, times: usize) -> Poll<()> {
        let mut state = self.state.lock().expect("nobody panics with it");
        let ready = state.fired >= times;
        // Noted under the lock, so that a poll and a wake are in the same order here and in the program.
        self.note(|seen| {
            if seen.was_ready {
                seen.polled_after_ready = true;
                return;
            }
            seen.polls += 1;
            seen.unanswered = false;
            if seen.polls > seen.wakes + 1 && seen.needless.is_none() {
                seen.needless = Some((seen.polls, seen.wakes));
            }
            seen.was_ready = ready;
        });
        if ready {
            return Poll::Ready(());
        }
        // Only the waker of the last poll counts.
        match &state.waker {
            Some(waker) if waker.will_wake(context.waker()) => {}
            _ => state.waker = Some(context.waker().clone()),
        }
        Poll::Pending
    }

    /// Lets it happen, and wakes who waits for it.
    pub fn fire(&self) {
        let (waker, by_value) = {
            let mut state = self.state.lock().expect("nobody panics with it");
            state.fired += 1;
            if state.waker.is_some() {
                self.note(|seen| seen.wakes += 1);
            }
            (state.waker.clone(), state.fired % 2 == 1)
        };
        let Some(waker) = waker else { return };
        match by_value {
            true => waker.wake(),
            false => waker.wake_by_ref(),
        }
        self.note(|seen| seen.unanswered = true);
    }

    /// Lets it happen, and wakes its future with this waker so often.
    pub fn fire_often(&self, waker: &Waker, times: usize) {
        let mut state = self.state.lock().expect("nobody panics with it");
        state.fired += 1;
        drop(state);
        self.note(|seen| seen.wakes += times);
        (0..times).for_each(|_| waker.wake_by_ref());
        self.note(|seen| seen.unanswered = true);
    }

    /// The waker of the last poll.
    pub fn waker(&self) -> Option<Waker> {
        let state = self.state.lock().expect("nobody panics with it");
        state.waker.clone()
    }

    fn note(&self, note: impl FnOnce(&mut Seen)) {
        note(&mut all()[self.number]);
    }
}
