//! `LazyLock`: a `OnceLock` that knows how it is initialised.

use super::once::{Begin, begin, complete};
use crate::data::{ObjectKind, Op};
use crate::runtime::{Handle, Model, OnceModel};
use std::fmt;
use std::ops::Deref;
use std::panic::Location;
use std::sync::{Mutex, OnceLock, PoisonError};

/// A value that is made when it is first used; see [`std::sync::LazyLock`].
///
/// `new` is not `const`: a value belongs to the run that made it, so it can't be a `static`.
pub struct LazyLock<T, F = fn() -> T> {
    handle: Handle,
    value: OnceLock<T>,
    /// Taken by the thread that initialises.
    init: Mutex<Option<F>>,
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// Makes a value that `f` will make at the first use.
    #[must_use]
    #[track_caller]
    pub fn new(f: F) -> Self {
        let model = Model::Once(OnceModel::New);
        Self {
            handle: Handle::register(ObjectKind::LazyLock, model, Location::caller()),
            value: OnceLock::new(),
            init: Mutex::new(Some(f)),
        }
    }

    /// The value. Makes it at the first use, and waits for it if another thread is making it.
    ///
    /// # Panics
    ///
    /// When the closure panics, or has panicked before.
    #[track_caller]
    pub fn force(this: &Self) -> &T {
        let (once, place) = (this.handle.index(), Location::caller());
        match begin(Op::Force, once, place) {
            Begin::Mine => complete(once, place, OnceModel::Poisoned, || {
                let init = this
                    .init
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .take();
                let value = init.expect("only one thread initialises")();
                assert!(this.value.set(value).is_ok(), "only one thread initialises");
            }),
            Begin::Done => {}
            Begin::Poisoned => panic!("LazyLock instance has previously been poisoned"),
        }
        this.value.get().expect("the value has been made")
    }
}

impl<T, F> LazyLock<T, F> {
    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> Self {
        let mut new = Self::new(T::default);
        new.handle.count();
        new
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("LazyLock");
        match self.value.get() {
            Some(value) => tuple.field(value),
            None => tuple.field(&format_args!("<uninit>")),
        };
        tuple.finish()
    }
}
