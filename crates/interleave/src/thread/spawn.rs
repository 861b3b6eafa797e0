//! Spawning and joining.

use super::Thread;
use super::slot::{Code, Payload, Slot};
use crate::data::Op;
use crate::runtime::{
    Call, Loc, MAX_THREADS, MISUSE, Note, ThreadIdx, Value, Want, before_error, perform, remark,
    spawned, with,
};
use std::fmt;
use std::panic::Location;

/// Waits for a thread; see [`std::thread::JoinHandle`].
pub struct JoinHandle<T> {
    thread: Thread,
    slot: Slot<T>,
}

/// Starts a thread; see [`std::thread::spawn`].
///
/// A thread that is never joined still runs to its end: a run ends when all its threads have ended.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    spawn_named(None, f, Location::caller())
}

#[track_caller]
pub(super) fn spawn_named<F, T>(name: Option<String>, f: F, place: Loc) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let slot = Slot::new();
    let thread = run(name, slot.filled_by(f), slot.payload(), place);
    JoinHandle { thread, slot }
}

#[track_caller]
fn run(name: Option<String>, code: Code<'static>, payload: Payload, place: Loc) -> Thread {
    let (child, thread) = announce(name, place);
    shuttle_std::thread::spawn(move || spawned(child, code, |panicked| payload.leave(panicked)));
    thread
}

/// Makes a thread known, before shuttle starts it.
#[track_caller]
pub(super) fn announce(name: Option<String>, place: Loc) -> (ThreadIdx, Thread) {
    let count = with(|world| world.threads.len());
    let nul = name.as_ref().is_some_and(|name| name.contains('\0'));
    assert!(!nul, "thread name may not contain interior null bytes");
    assert!(
        count < MAX_THREADS,
        "{MISUSE}a run can't have more than {MAX_THREADS} threads"
    );
    remark(Call::new(Op::Spawn, None, place), |world, _| {
        world.note(Note::Thread(count))
    });
    let thread = with(|world| {
        let child = world.add_thread(name, place);
        Thread::of(world, child)
    });
    (count, thread)
}

/// Waits for the thread and takes its result.
#[track_caller]
pub(super) fn join<T>(thread: &Thread, slot: &Slot<T>, place: Loc) -> std::thread::Result<T> {
    wait_for(thread.id().index(), place);
    let result = slot.take();
    if result.is_err() {
        before_error();
    }
    result
}

#[track_caller]
fn wait_for(index: ThreadIdx, place: Loc) {
    let call = Call::new(Op::Join, None, place).when(Want::Join(index));
    perform(call, |world, _| world.note(Note::Thread(index)));
}

/// Whether the thread has finished, which can be seen as soon as its last operation is done.
#[track_caller]
pub(super) fn is_finished(thread: &Thread, place: Loc) -> bool {
    let index = thread.id().index();
    perform(Call::new(Op::IsFinished, None, place), |world, _| {
        let finished = world.finished(1 << index);
        world.observe(Value::Bool(finished), Value::None);
        world.also(index);
        finished
    })
}

impl<T> JoinHandle<T> {
    /// Waits for the thread to end.
    ///
    /// # Errors
    ///
    /// The payload of the panic that ended the thread; see
    /// [`Explorer::thread_panics_are_results`](crate::Explorer::thread_panics_are_results).
    #[track_caller]
    pub fn join(self) -> std::thread::Result<T> {
        join(&self.thread, &self.slot, Location::caller())
    }

    /// A handle to the thread.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Whether the thread has ended. It is seen to end together with its last operation.
    #[must_use]
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        is_finished(&self.thread, Location::caller())
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}
