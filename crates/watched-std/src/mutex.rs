//! std's `Mutex`, with an optional watcher.

use crate::steps;
use std::fmt::{self, Debug, Display};
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, LockResult, PoisonError, TryLockError, TryLockResult};

/// Is told what becomes of a mutex, on the thread that does it.
pub trait Watcher: Debug + Send + Sync + UnwindSafe + RefUnwindSafe {
    /// A thread is about to lock, and will wait if it must.
    fn locks(&self);
    /// A thread has locked.
    fn locked(&self);
    /// A thread has unlocked.
    fn unlocked(&self);
    /// A thread tries to lock without waiting; where this is false, it finds the mutex taken.
    fn may_try(&self) -> bool;
}

/// std's `Mutex`; see there for what it does.
pub struct Mutex<T: ?Sized> {
    watcher: Option<Arc<dyn Watcher>>,
    inner: std::sync::Mutex<T>,
}

/// std's guard of a [`Mutex`].
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    // Dropped in this order: the step is told before the lock is given back, the watcher afterwards.
    pub(crate) unlocking: Unlocking,
    pub(crate) guard: std::sync::MutexGuard<'a, T>,
    pub(crate) telling: Telling<'a>,
}

/// Tells of a step, when it is dropped: so a check can stop a thread that still has its lock.
pub(crate) struct Unlocking;

impl Drop for Unlocking {
    fn drop(&mut self) {
        steps::access();
    }
}

/// Tells the watcher, when it is dropped, that the lock was given back.
pub(crate) struct Telling<'a>(Option<&'a dyn Watcher>);

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        if let Some(watcher) = self.0 {
            watcher.unlocked();
        }
    }
}

impl<T> Mutex<T> {
    /// A mutex that nobody watches.
    pub const fn new(value: T) -> Mutex<T> {
        Mutex {
            watcher: None,
            inner: std::sync::Mutex::new(value),
        }
    }

    /// A mutex that tells this watcher what becomes of it.
    pub fn watched(value: T, watcher: Arc<dyn Watcher>) -> Mutex<T> {
        Mutex {
            watcher: Some(watcher),
            inner: std::sync::Mutex::new(value),
        }
    }

    /// As std's.
    pub fn into_inner(self) -> LockResult<T> {
        self.inner.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    /// As std's.
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        steps::access();
        if let Some(watcher) = &self.watcher {
            watcher.locks();
        }
        match self.inner.lock() {
            Ok(guard) => Ok(self.guard(guard)),
            Err(poisoned) => Err(PoisonError::new(self.guard(poisoned.into_inner()))),
        }
    }

    /// As std's.
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        steps::access();
        if self
            .watcher
            .as_ref()
            .is_some_and(|watcher| !watcher.may_try())
        {
            return Err(TryLockError::WouldBlock);
        }
        match self.inner.try_lock() {
            Ok(guard) => Ok(self.guard(guard)),
            Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
            Err(TryLockError::Poisoned(poisoned)) => {
                Err(PoisonError::new(self.guard(poisoned.into_inner())).into())
            }
        }
    }

    fn guard<'a>(&'a self, guard: std::sync::MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        let watcher = self.watcher.as_deref();
        if let Some(watcher) = watcher {
            watcher.locked();
        }
        MutexGuard {
            unlocking: Unlocking,
            guard,
            telling: Telling(watcher),
        }
    }

    /// The mutex below, whose operations the watcher is not told.
    pub fn unwatched(&self) -> &std::sync::Mutex<T> {
        &self.inner
    }

    /// As std's.
    pub fn is_poisoned(&self) -> bool {
        self.inner.is_poisoned()
    }

    /// As std's.
    pub fn clear_poison(&self) {
        self.inner.clear_poison();
    }

    /// As std's.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.inner.get_mut()
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(value: T) -> Mutex<T> {
        Mutex::new(value)
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

impl<T: ?Sized + Debug> Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.guard
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.guard
    }
}

impl<T: ?Sized + Debug> Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.guard.fmt(f)
    }
}

impl<T: ?Sized + Display> Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.guard.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Mutex, Watcher};
    use std::sync::{Arc, Mutex as StdMutex};

    #[derive(Debug, Default)]
    struct Noted(StdMutex<Vec<&'static str>>);

    impl Noted {
        fn note(&self, what: &'static str) {
            self.0.lock().unwrap().push(what);
        }
    }

    impl Watcher for Noted {
        fn locks(&self) {
            self.note("locks");
        }
        fn locked(&self) {
            self.note("locked");
        }
        fn unlocked(&self) {
            self.note("unlocked");
        }
        fn may_try(&self) -> bool {
            self.note("tries");
            false
        }
    }

    #[test]
    fn the_watcher_is_told_in_order_and_may_refuse_a_try() {
        let noted = Arc::new(Noted::default());
        let mutex = Mutex::watched(1, noted.clone());
        *mutex.lock().unwrap() += 1;
        assert!(mutex.try_lock().is_err());
        assert_eq!(*mutex.unwatched().lock().unwrap(), 2);
        let told = noted.0.lock().unwrap().clone();
        assert_eq!(told, ["locks", "locked", "unlocked", "tries"]);
    }

    #[test]
    fn poison_is_passed_on() {
        let mutex = Mutex::new(1);
        let panics = || {
            let _guard = mutex.lock().unwrap();
            panic!("on purpose");
        };
        assert!(std::panic::catch_unwind(panics).is_err());
        assert!(mutex.is_poisoned());
        assert_eq!(*mutex.lock().unwrap_err().into_inner(), 1);
    }
}
