//! Scoped threads.

use super::Thread;
use super::slot::{Code, Payload, Slot};
use super::spawn::{announce, is_finished, join};
use crate::data::Op;
use crate::runtime::{Call, Loc, Want, spawned};
use std::fmt;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A scope to spawn threads in; see [`std::thread::Scope`].
#[derive(Debug)]
pub struct Scope<'scope, 'env: 'scope> {
    inner: &'scope shuttle_std::thread::Scope<'scope, 'env>,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The set of the threads spawned here.
    threads: AtomicU64,
    /// Those that panicked and have not been joined.
    panicked: AtomicU64,
}

/// Waits for a scoped thread; see [`std::thread::ScopedJoinHandle`].
pub struct ScopedJoinHandle<'scope, T> {
    thread: Thread,
    slot: Slot<T>,
    state: Arc<State>,
    scope: PhantomData<&'scope ()>,
}

/// Runs `f` and waits for the threads that it spawned in the scope; see [`std::thread::scope`].
///
/// # Panics
///
/// When a thread of the scope panicked and nobody joined it.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let place = Location::caller();
    let (mut f, mut value) = (Some(f), None);
    let ended = within(place, &mut |scope| {
        if let Some(f) = f.take() {
            value = Some(f(scope));
        }
    });
    match ended {
        Ok(()) => value.expect("the closure has returned"),
        Err(payload) => resume_unwind(payload),
    }
}

/// Runs `run` in a scope of shuttle's.
///
/// Not generic, because it would be compiled again for every closure.
#[track_caller]
fn within<'env>(
    place: Loc,
    run: &mut dyn for<'scope> FnMut(&'scope Scope<'scope, 'env>),
) -> std::thread::Result<()> {
    crate::runtime::with(|_| ()); // says so if there is no run
    shuttle_std::thread::scope(|inner| {
        let state = Arc::<State>::default();
        // The scope must live as long as shuttle's, whose lifetime has no name here; a few bytes per scope are
        // leaked for it.
        let scope: &_ = Box::leak(Box::new(Scope {
            inner,
            state: Arc::clone(&state),
        }));
        // Whatever happens, the threads end before what they borrow does.
        let ended = catch_unwind(AssertUnwindSafe(|| run(scope)));
        let waited = catch_unwind(AssertUnwindSafe(|| wait_for(&state, place)));
        ended.and(waited)?;
        assert!(
            state.panicked.load(Ordering::Relaxed) == 0,
            "a scoped thread panicked"
        );
        Ok(())
    })
}

/// Waits until all threads of the scope have finished. They may spawn more of them meanwhile.
fn wait_for(state: &State, place: Loc) {
    let call = Call::new(Op::JoinScope, None, place);
    let mut finished = None;
    loop {
        let threads = state.threads.load(Ordering::Relaxed);
        if finished == Some(threads) {
            return;
        }
        crate::runtime::finish_scope(call.when(Want::Scope(threads)));
        finished = Some(threads);
    }
}

impl<'scope> Scope<'scope, '_> {
    /// Starts a thread that may borrow what lives longer than the scope.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.start(None, f, Location::caller())
    }

    #[track_caller]
    pub(super) fn start<F, T>(
        &'scope self,
        name: Option<String>,
        f: F,
        place: Loc,
    ) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let slot = Slot::new();
        ScopedJoinHandle {
            thread: self.run(name, slot.filled_by(f), slot.payload(), place),
            slot,
            state: Arc::clone(&self.state),
            scope: PhantomData,
        }
    }

    #[track_caller]
    fn run(
        &'scope self,
        name: Option<String>,
        code: Code<'scope>,
        payload: Payload,
        place: Loc,
    ) -> Thread {
        let (child, thread) = announce(name, place);
        self.state.threads.fetch_or(1 << child, Ordering::Relaxed);
        let state = Arc::clone(&self.state);
        self.inner.spawn(move || {
            spawned(child, code, |panicked| {
                state.panicked.fetch_or(1 << child, Ordering::Relaxed);
                payload.leave(panicked);
            });
        });
        thread
    }
}

impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the thread to end.
    ///
    /// # Errors
    ///
    /// The payload of the panic that ended the thread; see
    /// [`Explorer::thread_panics_are_results`](crate::Explorer::thread_panics_are_results).
    #[track_caller]
    pub fn join(self) -> std::thread::Result<T> {
        let result = join(&self.thread, &self.slot, Location::caller());
        if result.is_err() {
            let me = 1 << self.thread.id().index();
            self.state.panicked.fetch_and(!me, Ordering::Relaxed);
        }
        result
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

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
