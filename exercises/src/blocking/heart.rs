//! A task that beats on the one worker thread of a runtime, and answers that run beside it.
//!
//! Slow things wait here until the heart has beaten, so that an answer that keeps the worker thread
//! is never finished, however fast the machine. The heart beats only when somebody waits for it:
//! so a process in which nothing moves any more is quiet.

use crate::quiet::{self, Ended};
use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::thread::{self, ThreadId};
use tokio::runtime::Builder;
use tokio::sync::watch;

static STATE: Mutex<State> = Mutex::new(State {
    beats: 0,
    wanted: 0,
    waiting: Vec::new(),
    worker: None,
});
static CHANGED: Condvar = Condvar::new();

struct State {
    beats: u64,
    wanted: u64,
    /// Threads that wait in a blocking call for the heart.
    waiting: Vec<ThreadId>,
    /// Where the heart beat last.
    worker: Option<ThreadId>,
}

/// What became of an answer that ran beside the heart.
#[derive(Debug)]
pub struct Beside<T> {
    /// What it gave.
    pub value: T,
    /// How often the runtime asked it whether it was finished.
    pub polls: usize,
}

/// Why an answer did not come to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// A slow call keeps the worker thread itself.
    OnTheWorker,
    /// The slow call is on another thread, and the worker thread waits for that thread, asleep or in a loop.
    ByWaiting,
    /// The heart could beat; the answer waits for something that never comes.
    NeverWoken,
    /// It panicked with this message.
    Panicked(String),
}

/// Runs each future as a task of a runtime with one worker thread, beside a task that beats like a heart.
///
/// Gives what they gave, in order, or why the first of them did not come to its end.
pub fn beside_a_heart<T, F>(futures: Vec<F>) -> Result<Vec<Beside<T>>, Blocked>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()
        .expect("the system gives a thread");
    let (wanted, wishes) = watch::channel(0);
    *WISHES.lock().unwrap_or_else(PoisonError::into_inner) = Some(wanted);
    runtime.spawn(beat(wishes));
    let tasks: Vec<_> = futures
        .into_iter()
        .map(|future| runtime.spawn(counted(future)))
        .collect();
    let finished = || tasks.iter().filter(|task| task.is_finished()).count();
    let progress = || state().beats as usize + finished();
    let ended = quiet::until(|| finished() == tasks.len(), progress, quiet::PATIENCE);
    let verdict = (ended != Ended::Met).then(blocked);
    // Dropping a runtime waits for its threads, and these may never come back; the process ends soon.
    let handle = runtime.handle().clone();
    std::mem::forget(runtime);
    let mut given = Vec::new();
    for task in tasks {
        if let Some(blocked) = verdict.clone().filter(|_| !task.is_finished()) {
            return Err(blocked);
        }
        match handle.block_on(task) {
            Ok(value) => given.push(value),
            Err(failed) => return Err(Blocked::Panicked(message(failed.into_panic()))),
        }
    }
    Ok(given)
}

fn message(payload: Box<dyn std::any::Any + Send>) -> String {
    match payload.downcast::<crate::verdict::Wrong>() {
        Ok(wrong) => std::panic::panic_any(*wrong),
        Err(payload) => {
            let text = payload.downcast_ref::<&str>().map(|text| text.to_string());
            text.or_else(|| payload.downcast_ref::<String>().cloned())
                .unwrap_or_default()
        }
    }
}

fn blocked() -> Blocked {
    // Where nobody has asked the heart for a beat, only a beat shows whether it could.
    if beats() >= state().wanted {
        let next = wish(1).unwrap_or_default();
        let beat = || beats() >= next;
        if quiet::until(beat, || beats() as usize, quiet::PATIENCE) == Ended::Met {
            return Blocked::NeverWoken;
        }
    }
    let state = state();
    match state.waiting.first() {
        Some(thread) if Some(*thread) == state.worker => Blocked::OnTheWorker,
        _ => Blocked::ByWaiting,
    }
}

async fn counted<F: Future>(future: F) -> Beside<F::Output> {
    let polls = Arc::new(AtomicUsize::new(0));
    let mut future = pin!(future);
    let value = std::future::poll_fn(|context| -> Poll<F::Output> {
        // Relaxed: counted and read by one task.
        polls.fetch_add(1, Ordering::Relaxed);
        future.as_mut().poll(context)
    })
    .await;
    Beside {
        value,
        polls: polls.load(Ordering::Relaxed),
    }
}

/// Tells the heart how many beats are wanted; tells the async waiters how many there were.
static WISHES: Mutex<Option<watch::Sender<u64>>> = Mutex::new(None);
static BEATS: Mutex<Option<watch::Sender<u64>>> = Mutex::new(None);

async fn beat(mut wishes: watch::Receiver<u64>) {
    state().worker = Some(thread::current().id());
    loop {
        let beats = {
            let mut state = state();
            state.worker = Some(thread::current().id());
            state.beats
        };
        if wishes.wait_for(|wanted| *wanted > beats).await.is_err() {
            return;
        }
        let beats = {
            let mut state = state();
            state.beats += 1;
            state.worker = Some(thread::current().id());
            state.beats
        };
        CHANGED.notify_all();
        told(|told| told.send_replace(beats));
        // Between two beats everybody else has a turn.
        if state().wanted > beats {
            tokio::task::yield_now().await;
        }
    }
}

fn told<T>(with: impl FnOnce(&watch::Sender<u64>) -> T) -> T {
    let mut beats = BEATS.lock().unwrap_or_else(PoisonError::into_inner);
    with(beats.get_or_insert_with(|| watch::channel(0).0))
}

/// Wishes for `more` beats from now on; gives the number of the last of them, or `None` where no heart is.
fn wish(more: u64) -> Option<u64> {
    let wishes = WISHES.lock().unwrap_or_else(PoisonError::into_inner);
    let wishes = wishes.as_ref()?;
    let wanted = {
        let mut state = state();
        state.wanted = state.wanted.max(state.beats + more);
        state.beats + more
    };
    wishes.send_if_modified(|all| {
        let grows = *all < wanted;
        *all = wanted.max(*all);
        grows
    });
    Some(wanted)
}

/// So many beats so far.
pub(super) fn beats() -> u64 {
    state().beats
}

/// Asks for a beat, and does not wait for it.
pub(super) fn ask_for_a_beat() {
    wish(1);
}

/// Keeps the thread until the heart has beaten `more` times.
pub(super) fn block_until(more: u64) {
    let Some(wanted) = wish(more) else { return };
    let me = thread::current().id();
    let mut state = state();
    state.waiting.push(me);
    while state.beats < wanted {
        state = CHANGED.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    if let Some(mine) = state.waiting.iter().position(|thread| *thread == me) {
        state.waiting.remove(mine);
    }
}

/// Waits until the heart has beaten `more` times; the thread is free meanwhile.
pub(super) async fn wait_until(more: u64) {
    let Some(wanted) = wish(more) else { return };
    let mut beats = told(|told| told.subscribe());
    // Fails only if the sender is gone, and it is never dropped.
    let _ = beats.wait_for(|beats| *beats >= wanted).await;
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Who does what while nothing moves any more: a row for the worker thread, one for the heart, one for a thread aside.
pub fn drawn(blocked: &Blocked, call: &str) -> String {
    let (beats, inside) = {
        let state = state();
        (state.beats, !state.waiting.is_empty())
    };
    let aside = (inside && *blocked != Blocked::OnTheWorker).then(|| format!("inside {call}"));
    let worker = match blocked {
        Blocked::OnTheWorker => format!("your task, inside {call}"),
        _ => "your task, waiting without .await".to_string(),
    };
    let mut text = format!(
        "worker thread │ {worker}\nthe heart     │ {beats} beats, ready for the next, and no thread to run on"
    );
    if let Some(aside) = aside {
        text += &format!("\nanother       │ {aside}, waiting for the heart");
    }
    text
}
