//! `RwLock`, with waiting writers before new readers.
//!
//! std leaves open whether a reader may pass a writer that waits. Here it may not, and a writer that finds the lock
//! taken queues up in a step of its own. So a second `read` of the same thread deadlocks in the schedules in which it
//! would with a lock that prefers writers; every other order is reached with an earlier reader.

mod guard;

pub use guard::{RwLockReadGuard, RwLockWriteGuard};

use super::{LockResult, PoisonError, TryLockError, TryLockResult};
use crate::data::{ObjectKind, Op};
use crate::runtime::{
    Call, Handle, Hold, Loc, Model, Note, RwLockModel, Value, Want, before_error, perform, show,
};
use std::fmt;
use std::panic::Location;

/// A lock for many readers or one writer; see [`std::sync::RwLock`].
///
/// `new` is not `const`: a lock belongs to the run that made it, so it can't be a `static`.
pub struct RwLock<T> {
    handle: Handle,
    pub(crate) show: Option<fn(&T) -> String>,
    inner: std::sync::RwLock<T>,
}

impl<T> RwLock<T> {
    /// Makes an unlocked lock.
    #[track_caller]
    pub fn new(value: T) -> Self {
        let handle = Handle::register(
            ObjectKind::RwLock,
            Model::RwLock(RwLockModel::default()),
            Location::caller(),
        );
        Self {
            handle,
            show: None,
            inner: std::sync::RwLock::new(value),
        }
    }

    /// Waits until no writer has the lock and none waits for it.
    ///
    /// # Errors
    ///
    /// When a thread panicked while it held the lock for writing.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let (object, place) = (self.handle.index(), Location::caller());
        let call = Call::new(Op::Read, Some(object), place).when(Want::Read(object));
        let hold = perform(call, |world, thread| {
            let hold = Hold { thread, place };
            world.objects[object].rwlock_mut().readers.push(hold);
            world.changed();
            hold
        });
        self.read_guard(hold)
    }

    /// Takes the lock for reading if no writer has it.
    ///
    /// # Errors
    ///
    /// `WouldBlock` when a writer has it or waits for it, `Poisoned` when a writer panicked.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let (object, place) = (self.handle.index(), Location::caller());
        let hold = perform(
            Call::new(Op::TryRead, Some(object), place),
            |world, thread| {
                let hold = Hold { thread, place };
                if !Want::Read(object).holds(world, thread) {
                    world.note(Note::Failed);
                    return None;
                }
                world.objects[object].rwlock_mut().readers.push(hold);
                world.changed();
                Some(hold)
            },
        );
        let hold = hold.ok_or(TryLockError::WouldBlock)?;
        self.read_guard(hold).map_err(TryLockError::Poisoned)
    }

    /// Waits until nobody else has the lock.
    ///
    /// # Errors
    ///
    /// When a thread panicked while it held the lock for writing.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let (object, place) = (self.handle.index(), Location::caller());
        let call = Call::new(Op::Write, Some(object), place);
        let free = perform(call, |world, thread| {
            let free = Want::Write(object).holds(world, thread);
            let lock = world.objects[object].rwlock_mut();
            if free {
                lock.writer = Some(Hold { thread, place });
            } else {
                lock.queue.push(thread);
                world.rename(Op::QueueWrite);
            }
            world.changed();
            free
        });
        if !free {
            perform(call.when(Want::Write(object)), |world, thread| {
                let lock = world.objects[object].rwlock_mut();
                lock.queue.retain(|&queued| queued != thread);
                lock.writer = Some(Hold { thread, place });
                world.changed();
            });
        }
        self.write_guard(place)
    }

    /// Takes the lock for writing if it is free.
    ///
    /// # Errors
    ///
    /// `WouldBlock` when it is taken, `Poisoned` when a writer panicked.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let (object, place) = (self.handle.index(), Location::caller());
        let free = perform(
            Call::new(Op::TryWrite, Some(object), place),
            |world, thread| {
                let free = Want::Write(object).holds(world, thread);
                if free {
                    world.objects[object].rwlock_mut().writer = Some(Hold { thread, place });
                    world.changed();
                } else {
                    world.note(Note::Failed);
                }
                free
            },
        );
        if free {
            self.write_guard(place).map_err(TryLockError::Poisoned)
        } else {
            Err(TryLockError::WouldBlock)
        }
    }

    /// Whether a writer panicked.
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

    /// Forgets that a writer panicked.
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
    /// When a writer panicked.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.inner.get_mut()
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// When a writer panicked.
    pub fn into_inner(self) -> LockResult<T> {
        self.inner.into_inner()
    }

    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }

    fn read_guard(&self, hold: Hold) -> LockResult<RwLockReadGuard<'_, T>> {
        let guard = |inner| RwLockReadGuard {
            lock: self,
            inner: Some(inner),
            hold,
        };
        match self.inner.try_read() {
            Ok(inner) => {
                if let Some(text) = self.show {
                    show(|| (Some(text(&inner)), None));
                }
                Ok(guard(inner))
            }
            Err(TryLockError::Poisoned(error)) => {
                before_error();
                Err(PoisonError::new(guard(error.into_inner())))
            }
            Err(TryLockError::WouldBlock) => {
                unreachable!("the model gave out a lock that is taken")
            }
        }
    }

    fn write_guard(&self, taken: Loc) -> LockResult<RwLockWriteGuard<'_, T>> {
        let guard = |inner| RwLockWriteGuard {
            lock: self,
            inner: Some(inner),
            taken,
        };
        match self.inner.try_write() {
            Ok(inner) => {
                if let Some(text) = self.show {
                    show(|| (Some(text(&inner)), None));
                }
                Ok(guard(inner))
            }
            Err(TryLockError::Poisoned(error)) => {
                before_error();
                Err(PoisonError::new(guard(error.into_inner())))
            }
            Err(TryLockError::WouldBlock) => {
                unreachable!("the model gave out a lock that is taken")
            }
        }
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> Self {
        let mut new = Self::new(T::default());
        new.handle.count();
        new
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
