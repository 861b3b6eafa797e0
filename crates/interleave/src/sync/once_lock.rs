//! `OnceLock`: a `Once` with a value.

use super::once::{Begin, begin, complete, wait};
use crate::data::{ObjectKind, Op};
use crate::runtime::{Call, Handle, Model, Note, OnceModel, Value, perform, with};
use std::fmt;
use std::panic::Location;

/// A cell that is written once; see [`std::sync::OnceLock`].
///
/// `new` is not `const`: a cell belongs to the run that made it, so it can't be a `static`.
pub struct OnceLock<T> {
    handle: Handle,
    inner: std::sync::OnceLock<T>,
}

impl<T> OnceLock<T> {
    /// Makes an empty cell.
    #[must_use]
    #[track_caller]
    pub fn new() -> Self {
        let handle = Handle::register(
            ObjectKind::OnceLock,
            Model::Once(OnceModel::New),
            Location::caller(),
        );
        Self {
            handle,
            inner: std::sync::OnceLock::new(),
        }
    }

    /// The value, if it has been set.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        let once = self.handle.index();
        perform(
            Call::new(Op::Get, Some(once), Location::caller()),
            |world, _| {
                // An initialisation has left the value already when its end is a step.
                let done = matches!(world.objects[once].once(), OnceModel::Done);
                let value = self.inner.get().filter(|_| done);
                world.observe(Value::Bool(value.is_some()), Value::None);
                value
            },
        )
    }

    /// Sets the value if it has not been set. Waits for an initialisation in progress.
    ///
    /// # Errors
    ///
    /// `value` itself, when the cell is full.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let (once, place) = (self.handle.index(), Location::caller());
        let call = Call::new(Op::Set, Some(once), place).when(crate::runtime::Want::Once(once));
        perform(call, |world, _| {
            let result = self.inner.set(value);
            if result.is_ok() {
                *world.objects[once].once_mut() = OnceModel::Done;
                world.changed();
            } else {
                world.note(Note::Failed);
            }
            result
        })
    }

    /// The value; if there is none, that of `f`, which only one thread calls.
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        let (once, place) = (self.handle.index(), Location::caller());
        if let Begin::Mine = begin(Op::GetOrInit, once, place) {
            // After a panic of `f` the cell is empty again.
            complete(once, place, OnceModel::New, || {
                assert!(self.inner.set(f()).is_ok(), "only one thread initialises");
            });
        }
        self.inner.get().expect("the cell has been initialised")
    }

    /// Waits until the value has been set.
    #[track_caller]
    pub fn wait(&self) -> &T {
        wait(self.handle.index(), Location::caller(), false);
        self.inner.get().expect("the cell has been initialised")
    }

    /// Takes the value out, if it has been set, and leaves the cell empty.
    pub fn take(&mut self) -> Option<T> {
        if let Some(once) = self.handle.existing() {
            with(|world| *world.objects[once].once_mut() = OnceModel::New);
        }
        self.inner.take()
    }

    /// The value, if it has been set.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.inner.get_mut()
    }

    /// The value, if it has been set.
    pub fn into_inner(self) -> Option<T> {
        self.inner.into_inner()
    }

    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> Self {
        let mut new = Self::new();
        new.handle.count();
        new
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        self.get()
            .map_or_else(Self::new, |value| Self::from(value.clone()))
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        let full = Model::Once(OnceModel::Done);
        Self {
            handle: Handle::register(ObjectKind::OnceLock, full, Location::caller()),
            inner: value.into(),
        }
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    #[track_caller]
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
