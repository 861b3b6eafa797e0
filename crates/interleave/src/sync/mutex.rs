//! `Mutex`: the model says who holds it; an uncontended std mutex keeps the value and the poison.

use super::{LockResult, PoisonError, TryLockError, TryLockResult};
use crate::data::{ObjectKind, Op};
use crate::runtime::{
    Call, Handle, Hold, Loc, Model, Note, ObjectIdx, Value, Want, World, before_error, is_stopped,
    on_drop, perform, show,
};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::Location;

/// A mutual exclusion lock; see [`std::sync::Mutex`].
///
/// `new` is not `const`: a mutex belongs to the run that made it, so it can't be a `static`.
pub struct Mutex<T> {
    pub(super) handle: Handle,
    pub(crate) show: Option<fn(&T) -> String>,
    inner: std::sync::Mutex<T>,
}

/// The lock of a [`Mutex`], released when dropped; see [`std::sync::MutexGuard`].
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T> {
    pub(super) lock: &'a Mutex<T>,
    pub(super) inner: Option<std::sync::MutexGuard<'a, T>>,
    taken: Loc,
}

impl<T> Mutex<T> {
    /// Makes an unlocked mutex.
    #[track_caller]
    pub fn new(value: T) -> Self {
        let handle = Handle::register(ObjectKind::Mutex, Model::Mutex(None), Location::caller());
        Self {
            handle,
            show: None,
            inner: std::sync::Mutex::new(value),
        }
    }

    /// Waits for the lock.
    ///
    /// # Errors
    ///
    /// When a thread panicked while it held the lock.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let (object, place) = (self.handle.index(), Location::caller());
        let call = Call::new(Op::Lock, Some(object), place).when(Want::Lock(object));
        perform(call, |world, thread| {
            world.take_mutex(object, Hold { thread, place })
        });
        self.guard(place)
    }

    /// Takes the lock if it is free.
    ///
    /// # Errors
    ///
    /// `WouldBlock` when it is taken, `Poisoned` when a thread panicked while it held the lock.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let (object, place) = (self.handle.index(), Location::caller());
        let free = perform(
            Call::new(Op::TryLock, Some(object), place),
            |world, thread| {
                let free = world.objects[object].mutex().is_none();
                if free {
                    world.take_mutex(object, Hold { thread, place });
                } else {
                    world.note(Note::Failed);
                }
                free
            },
        );
        if free {
            self.guard(place).map_err(TryLockError::Poisoned)
        } else {
            Err(TryLockError::WouldBlock)
        }
    }

    /// Whether a thread panicked while it held the lock.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        let call = Call::new(
            Op::IsPoisoned,
            Some(self.handle.index()),
            Location::caller(),
        );
        perform(call, |world, _| {
            let poisoned = self.inner.is_poisoned();
            world.observe(Value::Bool(poisoned), Value::None);
            poisoned
        })
    }

    /// Forgets that a thread panicked while it held the lock.
    #[track_caller]
    pub fn clear_poison(&self) {
        let call = Call::new(
            Op::ClearPoison,
            Some(self.handle.index()),
            Location::caller(),
        );
        perform(call, |world, _| {
            self.inner.clear_poison();
            world.changed();
        });
    }

    /// The value, without locking.
    ///
    /// # Errors
    ///
    /// As for [`Mutex::lock`].
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.inner.get_mut()
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// As for [`Mutex::lock`].
    pub fn into_inner(self) -> LockResult<T> {
        self.inner.into_inner()
    }

    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }

    /// The guard for a lock that the model has just given to this thread.
    pub(super) fn guard(&self, taken: Loc) -> LockResult<MutexGuard<'_, T>> {
        let guard = |inner| MutexGuard {
            lock: self,
            inner: Some(inner),
            taken,
        };
        let result = match self.inner.try_lock() {
            Ok(inner) => Ok(guard(inner)),
            Err(TryLockError::Poisoned(error)) => {
                before_error();
                crate::runtime::with(|world| world.note(Note::Poisoned));
                Err(PoisonError::new(guard(error.into_inner())))
            }
            Err(TryLockError::WouldBlock) => {
                unreachable!("the model gave out a lock that is taken")
            }
        };
        if let (Some(show), Ok(guard)) = (self.show, &result) {
            crate::runtime::show(|| (Some(show(guard)), None));
        }
        result
    }
}

impl World {
    pub(super) fn take_mutex(&mut self, object: ObjectIdx, hold: Hold) {
        *self.objects[object].mutex_mut() = Some(hold);
        self.changed();
    }

    pub(super) fn release_mutex(&mut self, object: ObjectIdx) {
        *self.objects[object].mutex_mut() = None;
        self.changed();
    }
}

impl<T> MutexGuard<'_, T> {
    /// Shows with the last step the value that is left behind.
    pub(super) fn show_left(&self) {
        if let (Some(text), Some(inner)) = (self.lock.show, &self.inner) {
            show(|| (None, Some(text(inner))));
        }
    }
}

impl<T> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(object) = self.lock.handle.existing() {
            let call = Call::new(Op::Unlock, Some(object), self.taken);
            on_drop(call, |world, _| world.release_mutex(object));
            self.show_left();
        }
        // Dropped now, before another thread runs.
        self.inner = None;
        if is_stopped() {
            self.lock.inner.clear_poison();
        }
    }
}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.inner
            .as_ref()
            .expect("a guard has its value until it is dropped")
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.inner
            .as_mut()
            .expect("a guard has its value until it is dropped")
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Self {
        let mut new = Self::new(T::default());
        new.handle.count();
        new
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
