//! std's `RwLock`, which is taken in a step.

use crate::steps;
use std::fmt::{self, Debug};
use std::ops::Deref;
use std::sync::{LockResult, RwLockReadGuard, RwLockWriteGuard, TryLockResult};

/// std's `RwLock`; see there for what it does.
#[derive(Default)]
pub struct RwLock<T: ?Sized>(std::sync::RwLock<T>);

impl<T> RwLock<T> {
    /// As std's.
    pub const fn new(value: T) -> RwLock<T> {
        RwLock(std::sync::RwLock::new(value))
    }

    /// As std's.
    pub fn into_inner(self) -> LockResult<T> {
        self.0.into_inner()
    }
}

impl<T: ?Sized> RwLock<T> {
    /// As std's.
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        steps::access();
        self.0.read()
    }

    /// As std's.
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        steps::access();
        self.0.write()
    }

    /// As std's.
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        steps::access();
        self.0.try_read()
    }

    /// As std's.
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        steps::access();
        self.0.try_write()
    }

    /// As std's.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.0.get_mut()
    }
}

/// For the other operations.
impl<T: ?Sized> Deref for RwLock<T> {
    type Target = std::sync::RwLock<T>;

    fn deref(&self) -> &std::sync::RwLock<T> {
        &self.0
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(value: T) -> RwLock<T> {
        RwLock::new(value)
    }
}

impl<T: ?Sized + Debug> Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
