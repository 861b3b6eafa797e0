//! A task that beats on the one worker thread of a runtime.
//!
//! Slow things wait here until the heart has beaten, so that an answer that keeps the worker thread
//! is never finished, however fast the machine. The heart beats only when somebody waits for it:
//! so a process that makes no progress becomes idle.

use super::service::Service;
use std::cell::Cell;
use std::future::poll_fn;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::thread::{self, ThreadId};
use tokio::runtime::{Handle, Id};

static STATE: Mutex<State> = Mutex::new(State {
    hearts: 0,
    runtime: None,
    beats: 0,
    wanted: 0,
    heart: None,
    waiting: Vec::new(),
    calls: Vec::new(),
    polling: Vec::new(),
    worker: None,
    parked: false,
});

thread_local! {
    /// Whether this thread is polling an answer's own future.
    static IN_THE_ANSWER: Cell<bool> = const { Cell::new(false) };
    /// How often this thread has polled an answer's own future.
    static POLLS: Cell<u64> = const { Cell::new(0) };
}

pub(super) struct State {
    /// How many hearts there were; only the last one beats.
    hearts: usize,
    /// The runtime that the answer runs in.
    runtime: Option<Id>,
    beats: u64,
    wanted: u64,
    /// Wakes the heart; there while it sleeps.
    heart: Option<Waker>,
    /// Threads that wait for a number of beats.
    waiting: Vec<(u64, Arc<Condvar>)>,
    /// Threads inside a slow call, and whether they make it while they poll an answer's own future.
    calls: Vec<(ThreadId, bool)>,
    /// Threads that poll an answer's own future.
    polling: Vec<ThreadId>,
    /// Where the heart beat last.
    worker: Option<ThreadId>,
    /// Whether the worker thread sleeps because no task is ready.
    parked: bool,
}

/// Who keeps the worker thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    /// Whether it is inside a slow call.
    pub in_a_call: bool,
    /// Whether the answer's own future is being polled; else it is another task, which the answer has spawned.
    pub by_the_answer: bool,
    /// Whether a slow call is under way on some other thread.
    pub call_elsewhere: bool,
}

/// Who polls a future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// The worker thread of the runtime that the answer runs in.
    Worker,
    /// Another thread of that runtime, which is kept by it.
    OtherThread,
    /// Another runtime of tokio.
    OtherRuntime,
    /// Something that is no runtime of tokio.
    NoRuntime,
}

/// Beats each time that somebody wants it, until there is another heart.
pub(super) async fn beat() {
    let me = {
        let mut state = state();
        state.hearts += 1;
        state.runtime = Some(Handle::current().id());
        state.hearts
    };
    loop {
        let goes_on = poll_fn(|context| {
            let mut state = state();
            if state.hearts != me {
                return Poll::Ready(false);
            }
            state.worker = Some(thread::current().id());
            state.parked = false;
            if state.wanted > state.beats {
                return Poll::Ready(true);
            }
            state.heart = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
        if !goes_on {
            return;
        }
        {
            let mut state = state();
            state.beats += 1;
            let beats = state.beats;
            state.waiting.retain(|(wanted, sleeper)| {
                let waits = *wanted > beats;
                if !waits {
                    sleeper.notify_one();
                }
                waits
            });
        }
        Service::beat();
        // Between two beats everybody else has a turn. Not after the last one: who yields is behind all others, and the
        // heart is to beat as soon as it is asked to and the thread is given back.
        if !is_content() {
            tokio::task::yield_now().await;
        }
    }
}

/// Notes whether the worker thread sleeps because no task is ready.
pub(super) fn note_parked(parked: bool) {
    state().parked = parked;
}

/// Whether the worker thread sleeps because no task is ready: then nobody keeps it.
pub(super) fn worker_is_free() -> bool {
    state().parked
}

/// Wishes for `more` beats from now on; gives the number of the last of them.
fn wish(more: u64) -> u64 {
    let (wanted, heart) = {
        let mut state = state();
        let wanted = state.beats + more;
        state.wanted = state.wanted.max(wanted);
        (wanted, state.heart.take())
    };
    if let Some(heart) = heart {
        heart.wake();
    }
    wanted
}

/// How many beats there were so far.
pub(super) fn beats() -> u64 {
    state().beats
}

/// Asks for a beat, and does not wait for it.
pub(super) fn ask_for_a_beat() {
    wish(1);
}

/// Keeps the thread until the heart has beaten `more` times.
pub(super) fn block_until(more: u64) {
    let wanted = wish(more);
    let sleeper = Arc::new(Condvar::new());
    let mut state = state();
    if state.beats < wanted {
        state.waiting.push((wanted, Arc::clone(&sleeper)));
    }
    while state.beats < wanted {
        state = sleeper.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Notes that this thread is inside a slow call, until the result is dropped.
pub(super) fn inside_a_call() -> impl Drop {
    struct Inside(ThreadId);
    impl Drop for Inside {
        fn drop(&mut self) {
            let mut state = state();
            let mine = state.calls.iter().position(|(thread, _)| *thread == self.0);
            mine.map(|mine| state.calls.swap_remove(mine));
        }
    }
    let me = thread::current().id();
    state().calls.push((me, IN_THE_ANSWER.get()));
    Inside(me)
}

/// Polls an answer's own future, and notes on which thread that is.
pub(super) fn polled<T>(poll: impl FnOnce() -> T) -> T {
    struct Polling(ThreadId);
    impl Drop for Polling {
        fn drop(&mut self) {
            IN_THE_ANSWER.set(false);
            let mut state = state();
            let mine = state.polling.iter().position(|thread| *thread == self.0);
            mine.map(|mine| state.polling.swap_remove(mine));
        }
    }
    let me = thread::current().id();
    state().polling.push(me);
    IN_THE_ANSWER.set(true);
    POLLS.set(POLLS.get() + 1);
    let _polling = Polling(me);
    poll()
}

/// A poll of a task on the worker thread. Another one means that the thread was given back in between.
pub(super) type Turn = (Option<tokio::task::Id>, u64);

/// The poll that is under way on this thread; `None` on another thread than the worker's.
///
/// The polls of one spawned task can't be told apart; there the heart beats in between.
pub(super) fn turn() -> Option<Turn> {
    let here = state().worker == Some(thread::current().id());
    here.then(|| (tokio::task::try_id(), POLLS.get()))
}

/// Who polls the future that calls this.
pub(super) fn driver() -> Driver {
    let state = state();
    match Handle::try_current() {
        Err(_) => Driver::NoRuntime,
        Ok(runtime) if Some(runtime.id()) != state.runtime => Driver::OtherRuntime,
        Ok(_) if Some(thread::current().id()) != state.worker => Driver::OtherThread,
        Ok(_) => Driver::Worker,
    }
}

/// Who keeps the worker thread, once the heart can't beat.
pub(super) fn kept() -> Kept {
    let state = state();
    let on_the_worker = |thread: &ThreadId| Some(*thread) == state.worker;
    let call = state.calls.iter().find(|(thread, _)| on_the_worker(thread));
    Kept {
        in_a_call: call.is_some(),
        by_the_answer: match call {
            Some((_, in_the_answer)) => *in_the_answer,
            None => state.polling.iter().any(on_the_worker),
        },
        call_elsewhere: state.calls.iter().any(|(thread, _)| !on_the_worker(thread)),
    }
}

/// Whether the heart has beaten as often as somebody wanted.
pub(super) fn is_content() -> bool {
    let state = state();
    state.beats >= state.wanted
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
