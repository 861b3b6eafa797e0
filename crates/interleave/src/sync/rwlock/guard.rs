//! The guards of `RwLock`.

use super::{PoisonError, RwLock};
use crate::data::Op;
use crate::runtime::{Call, Hold, Loc, is_stopped, on_drop, perform, show};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::Location;

/// The shared lock of a [`RwLock`], released when dropped; see [`std::sync::RwLockReadGuard`].
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T> {
    pub(super) lock: &'a RwLock<T>,
    pub(super) inner: Option<std::sync::RwLockReadGuard<'a, T>>,
    pub(super) hold: Hold,
}

/// The exclusive lock of a [`RwLock`], released when dropped; see [`std::sync::RwLockWriteGuard`].
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T> {
    pub(super) lock: &'a RwLock<T>,
    pub(super) inner: Option<std::sync::RwLockWriteGuard<'a, T>>,
    pub(super) taken: Loc,
}

impl<'a, T> RwLockWriteGuard<'a, T> {
    /// Turns the exclusive lock into a shared one. No other writer can have the lock in between.
    ///
    /// Readers that wait may go on, unless a writer waits too: it goes before them.
    #[track_caller]
    #[must_use = "if unused the RwLock will immediately unlock"]
    pub fn downgrade(mut guard: Self) -> RwLockReadGuard<'a, T> {
        let (lock, place) = (guard.lock, Location::caller());
        let object = lock.handle.index();
        let hold = perform(
            Call::new(Op::Downgrade, Some(object), place),
            |world, thread| {
                let hold = Hold { thread, place };
                let model = world.objects[object].rwlock_mut();
                model.writer = None;
                model.readers.push(hold);
                world.changed();
                hold
            },
        );
        if let (Some(text), Some(inner)) = (lock.show, &guard.inner) {
            show(|| (None, Some(text(inner))));
        }
        drop(guard.inner.take());
        // In the model the lock is a shared one already.
        std::mem::forget(guard);
        RwLockReadGuard {
            lock,
            inner: Some(lock.inner.read().unwrap_or_else(PoisonError::into_inner)),
            hold,
        }
    }
}

impl<T> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(object) = self.lock.handle.existing() {
            let Hold { thread, place } = self.hold;
            on_drop(
                Call::new(Op::UnlockRead, Some(object), place),
                |world, _| {
                    let readers = &mut world.objects[object].rwlock_mut().readers;
                    // Guards are not `Send`, so the thread that drops one has taken it.
                    if let Some(mine) = readers.iter().rposition(|hold| hold.thread == thread) {
                        readers.remove(mine);
                    }
                    world.changed();
                },
            );
        }
        self.inner = None;
    }
}

impl<T> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(object) = self.lock.handle.existing() {
            on_drop(
                Call::new(Op::UnlockWrite, Some(object), self.taken),
                |world, _| {
                    world.objects[object].rwlock_mut().writer = None;
                    world.changed();
                },
            );
            if let (Some(text), Some(inner)) = (self.lock.show, &self.inner) {
                show(|| (None, Some(text(inner))));
            }
        }
        self.inner = None;
        if is_stopped() {
            self.lock.inner.clear_poison();
        }
    }
}

impl<T> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.inner
            .as_ref()
            .expect("a guard has its value until it is dropped")
    }
}

impl<T> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.inner
            .as_ref()
            .expect("a guard has its value until it is dropped")
    }
}

impl<T> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.inner
            .as_mut()
            .expect("a guard has its value until it is dropped")
    }
}

impl<T: fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
