//! Answers that run beside the heart.

use super::blocked::Blocked;
use super::{archive, heart};
use crate::idle::{self, Ended};
use crate::verdict::Wrong;
use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::{panic_any, resume_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

/// Polls after which a task that is not finished asks again and again, and is not waiting.
const MANY_POLLS: usize = 200;

/// How long nothing happens, before something is set going.
const SHORT: Duration = Duration::from_millis(20);
/// How long nothing happens, before an answer is said to hang.
pub(super) const PATIENCE: Duration = Duration::from_millis(100);
/// As large as std's own default, whatever the environment says.
pub(super) const STACK: usize = 2 << 20;

/// What became of an answer that ran beside the heart.
#[derive(Debug)]
pub struct Beside<T> {
    /// What it gave.
    pub value: T,
    /// How often the runtime asked it whether it was finished.
    pub polls: usize,
}

/// Runs each future as a task of a runtime with one worker thread, beside a task that beats like a heart.
///
/// Gives what they gave, in order, or why they did not come to their end. Refuses when the system gives no threads.
pub fn beside_a_heart<T, F>(futures: Vec<F>) -> Result<Vec<Beside<T>>, Blocked>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    beside_a_heart_urged(futures, || false)
}

/// The same. Whenever nothing happens by itself, it calls `urge`, which says whether it has set something going.
pub fn beside_a_heart_urged<T, F>(
    futures: Vec<F>,
    mut urge: impl FnMut() -> bool,
) -> Result<Vec<Beside<T>>, Blocked>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let runtime = runtime();
    runtime.spawn(heart::beat());
    let polls: Vec<Arc<AtomicUsize>> = futures.iter().map(|_| Arc::default()).collect();
    let tasks: Vec<JoinHandle<T>> = futures
        .into_iter()
        .zip(&polls)
        .map(|(future, polls)| runtime.spawn(counted(future, Arc::clone(polls))))
        .collect();
    let finished = || tasks.iter().filter(|task| task.is_finished()).count();
    // Relaxed: only counted. A task that begins is progress, and those that are polled again are not.
    let begun = || {
        polls
            .iter()
            .filter(|polls| polls.load(Ordering::Relaxed) > 0)
    };
    let progress = || heart::beats() as usize + finished() + begun().count() + archive::ticks();
    let wait = |patience| idle::until(|| finished() == tasks.len(), progress, patience);
    let mut ended = wait(SHORT);
    while ended == Ended::Idle && urge() {
        ended = wait(SHORT);
    }
    if ended == Ended::Idle {
        ended = wait(PATIENCE);
    }
    // Relaxed: only counted.
    let polls = |task: usize| polls[task].load(Ordering::Relaxed);
    let blocked = (ended != Ended::Met).then(|| {
        let busy =
            (0..tasks.len()).any(|task| !tasks[task].is_finished() && polls(task) > MANY_POLLS);
        blocked(busy)
    });
    // Dropping a runtime waits for its threads, and these may never come back; the process ends soon.
    let handle = runtime.handle().clone();
    std::mem::forget(runtime);
    let mut given = Vec::new();
    // A panic tells more than what others then wait for.
    let (done, waiting): (Vec<_>, Vec<_>) = tasks
        .into_iter()
        .enumerate()
        .partition(|(_, task)| task.is_finished());
    for (number, task) in done {
        match handle.block_on(task) {
            Ok(value) => given.push(Beside {
                value,
                polls: polls(number),
            }),
            Err(failed) => return Err(Blocked::Panicked(message(failed.into_panic()))),
        }
    }
    match blocked.filter(|_| !waiting.is_empty()) {
        Some(blocked) => Err(blocked),
        None => Ok(given),
    }
}

fn runtime() -> Runtime {
    let built = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .thread_stack_size(STACK)
        .on_thread_park(|| heart::note_parked(true))
        .on_thread_unpark(|| heart::note_parked(false))
        .build();
    built.unwrap_or_else(|_| refuse_without_threads())
}

/// Sees whether the system gives this many threads at once; an answer can't be judged where it does not.
pub fn need_threads(number: usize) {
    let (hold, held) = std::sync::mpsc::channel::<()>();
    let held = Arc::new(std::sync::Mutex::new(held));
    let threads: Vec<_> = (0..number)
        .map_while(|_| {
            let held = Arc::clone(&held);
            let waits = move || drop(held.lock().map(|held| held.recv()));
            thread::Builder::new().spawn(waits).ok()
        })
        .collect();
    let enough = threads.len() == number;
    drop(hold);
    threads.into_iter().for_each(|thread| drop(thread.join()));
    if !enough {
        refuse_without_threads();
    }
}

/// Refuses to judge, because the system gives no more threads.
pub(super) fn refuse_without_threads() -> ! {
    Wrong::because("The system refused to start a thread, so your answer could not be checked.")
        .seen("this process may not have as many threads as the check needs.")
        .expected(
            "a limit of at least 300 threads: see `ulimit -u`, or the limits of your container.",
        )
        .ask("which other programs of yours have many threads, and can you end some of them?")
        .refuse()
}

fn message(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<Wrong>() {
        Ok(wrong) => panic_any(*wrong),
        Err(payload) => {
            let text = payload.downcast_ref::<&str>().map(|text| text.to_string());
            let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
            text.unwrap_or_else(|| resume_unwind(payload))
        }
    }
}

fn blocked(busy: bool) -> Blocked {
    // Where nobody has asked the heart for a beat, only a beat shows whether it could.
    if heart::is_content() {
        let before = heart::beats();
        heart::ask_for_a_beat();
        let beat = || heart::beats() > before;
        if idle::until(beat, || heart::beats() as usize, PATIENCE) == Ended::Met {
            return match busy {
                true => Blocked::Endless,
                false => Blocked::NeverWoken,
            };
        }
    }
    Blocked::of(heart::kept())
}

async fn counted<F: Future>(future: F, polls: Arc<AtomicUsize>) -> F::Output {
    let mut future = pin!(future);
    poll_fn(|context| {
        // Relaxed: only counted.
        polls.fetch_add(1, Ordering::Relaxed);
        heart::polled(|| future.as_mut().poll(context))
    })
    .await
}
