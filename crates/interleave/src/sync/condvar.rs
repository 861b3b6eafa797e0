//! `Condvar`: waiting releases the mutex in one step and takes it again in another.

use super::{LockResult, MutexGuard, PoisonError};
use crate::data::{ObjectKind, Op};
use crate::runtime::{Call, CondvarModel, Handle, Hold, Model, Note, Want, perform};
use std::panic::Location;

/// A condition variable; see [`std::sync::Condvar`].
///
/// Which of several waiters a `notify_one` wakes is explored. Whether a thread wakes up without a notification is
/// explored after [`Explorer::spurious_wakeups`](crate::Explorer::spurious_wakeups). There is no `wait_timeout`, because
/// there is no time.
#[derive(Debug)]
pub struct Condvar {
    handle: Handle,
}

impl Condvar {
    /// Makes a condition variable on which nobody waits.
    #[must_use]
    #[track_caller]
    pub const fn new() -> Self {
        Self {
            handle: Handle::unregistered(ObjectKind::Condvar, Location::caller()),
        }
    }

    /// Releases the mutex and waits for a notification, then locks the mutex again.
    ///
    /// # Errors
    ///
    /// When the mutex was poisoned meanwhile.
    #[track_caller]
    pub fn wait<'a, T>(&self, mut guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let (condvar, mutex, place) = (self.index(), guard.lock.handle.index(), Location::caller());
        let wait = Call::new(Op::Wait, Some(condvar), place).with_mutex(mutex);
        perform(wait, |world, thread| {
            world.release_mutex(mutex);
            world.objects[condvar].condvar_mut().waiters.push(thread);
            world.also(mutex);
        });
        let lock = guard.lock;
        guard.show_left();
        drop(guard.inner.take());
        // The model has released the mutex already.
        std::mem::forget(guard);
        let wake = Call::new(Op::Wake, Some(condvar), place).with_mutex(mutex);
        perform(wake.when(Want::Wake { condvar, mutex }), |world, thread| {
            let spurious = world.goes_spuriously(thread);
            let model = world.objects[condvar].condvar_mut();
            if spurious {
                model.wake_spuriously(thread);
            } else {
                model.wake(thread);
            }
            world.take_mutex(mutex, Hold { thread, place });
            world.also(mutex);
        });
        lock.guard(place)
    }

    /// Waits as long as the condition holds.
    ///
    /// # Errors
    ///
    /// When the mutex was poisoned meanwhile.
    #[track_caller]
    pub fn wait_while<'a, T, F>(
        &self,
        guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let mut guard = guard;
        while condition(&mut *guard) {
            guard = self
                .wait(guard)
                .map_err(|error| PoisonError::new(error.into_inner()))?;
        }
        Ok(guard)
    }

    /// Wakes one of the waiting threads, if there are any.
    #[track_caller]
    pub fn notify_one(&self) {
        self.notify(Op::NotifyOne, 1);
    }

    /// Wakes all waiting threads.
    #[track_caller]
    pub fn notify_all(&self) {
        self.notify(Op::NotifyAll, usize::MAX);
    }

    #[track_caller]
    fn notify(&self, op: Op, most: usize) {
        let (condvar, place) = (self.index(), Location::caller());
        perform(Call::new(op, Some(condvar), place), |world, thread| {
            let waiting = world.objects[condvar]
                .condvar_mut()
                .notify(most, Hold { thread, place });
            world.note(Note::Waiting(waiting));
            if waiting > 0 {
                world.changed();
            }
        });
    }

    #[track_caller]
    fn index(&self) -> usize {
        self.handle
            .index_or_register(|| Model::Condvar(CondvarModel::default()))
    }

    #[track_caller]
    pub(crate) fn name(&self, name: &str) {
        self.index();
        self.handle.name(name);
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Self {
        let mut new = Self::new();
        new.handle.count();
        new
    }
}

impl CondvarModel {
    /// Leaves signals for up to `most` of the threads that wait and have none yet, and says how many these are.
    fn notify(&mut self, most: usize, by: Hold) -> usize {
        let unsignalled = self.waiters.len() - self.signals.len();
        let eligible = self
            .waiters
            .iter()
            .fold(0, |set, &thread| set | 1 << thread);
        self.signals
            .extend(std::iter::repeat_n(eligible, unsignalled.min(most)));
        self.last_lost = (unsignalled == 0).then_some(by);
        unsignalled
    }

    /// Lets `thread` use up the oldest signal that it may take. The sets grow with age, so the oldest is the one
    /// that fewest others could have used.
    fn wake(&mut self, thread: usize) {
        let mine = self.signals.iter().position(|set| set & (1 << thread) != 0);
        self.signals
            .remove(mine.expect("a thread wakes when it has a signal"));
        self.waiters.retain(|&waiter| waiter != thread);
        for set in &mut self.signals {
            *set &= !(1 << thread);
        }
        self.signals.retain(|set| *set != 0);
    }
}
