//! Names for objects, and shown values, in source that also compiles with std's types.

use crate::sync;
use std::fmt::Debug;

/// Gives a shared object a name, for traces and schedules.
///
/// Also there for std's types, where it does nothing, so that the same source compiles with both.
pub trait Named: Sized {
    /// Names the object: `Mutex::new(0).named("balance")`, `channel().named("jobs")`.
    #[must_use]
    fn named(self, name: &str) -> Self;
}

/// Shows the value behind a lock in traces, when it is locked and when it is unlocked.
///
/// A lock can't do so by itself, because generic code can't ask whether a type has `Debug`.
///
/// Also there for std's types, where it does nothing, so that the same source compiles with both.
pub trait Shown: Sized {
    /// Shows the value by its `Debug` text.
    #[must_use]
    fn shown(self) -> Self;
}

macro_rules! named {
    ($([$($generic:ident),*] $ours:ty, $std:ty, |$object:ident, $name:ident| $act:expr;)*) => {
        $(
            impl<$($generic),*> Named for $ours {
                #[track_caller]
                fn named(self, $name: &str) -> Self {
                    let $object = &self;
                    $act;
                    self
                }
            }

            impl<$($generic),*> Named for $std {
                fn named(self, _name: &str) -> Self {
                    self
                }
            }
        )*
    };
}

use std::sync::{atomic as std_atomic, mpsc as std_mpsc};
use sync::{atomic, mpsc};

named! {
    [T] sync::Mutex<T>, std::sync::Mutex<T>, |object, name| object.handle().name(name);
    [T] sync::RwLock<T>, std::sync::RwLock<T>, |object, name| object.handle().name(name);
    [T] sync::OnceLock<T>, std::sync::OnceLock<T>, |object, name| object.handle().name(name);
    [T, F] sync::LazyLock<T, F>, std::sync::LazyLock<T, F>, |object, name| object.handle().name(name);
    [] sync::Barrier, std::sync::Barrier, |object, name| object.name(name);
    [] sync::Condvar, std::sync::Condvar, |object, name| object.name(name);
    [] sync::Once, std::sync::Once, |object, name| object.name(name);
    [T] (mpsc::Sender<T>, mpsc::Receiver<T>), (std_mpsc::Sender<T>, std_mpsc::Receiver<T>),
        |object, name| object.0.name(name);
    [T] (mpsc::SyncSender<T>, mpsc::Receiver<T>), (std_mpsc::SyncSender<T>, std_mpsc::Receiver<T>),
        |object, name| object.0.name(name);
    [] atomic::AtomicBool, std_atomic::AtomicBool, |object, name| object.name(name);
    [] atomic::AtomicI8, std_atomic::AtomicI8, |object, name| object.name(name);
    [] atomic::AtomicI16, std_atomic::AtomicI16, |object, name| object.name(name);
    [] atomic::AtomicI32, std_atomic::AtomicI32, |object, name| object.name(name);
    [] atomic::AtomicI64, std_atomic::AtomicI64, |object, name| object.name(name);
    [] atomic::AtomicIsize, std_atomic::AtomicIsize, |object, name| object.name(name);
    [] atomic::AtomicU8, std_atomic::AtomicU8, |object, name| object.name(name);
    [] atomic::AtomicU16, std_atomic::AtomicU16, |object, name| object.name(name);
    [] atomic::AtomicU32, std_atomic::AtomicU32, |object, name| object.name(name);
    [] atomic::AtomicU64, std_atomic::AtomicU64, |object, name| object.name(name);
    [] atomic::AtomicUsize, std_atomic::AtomicUsize, |object, name| object.name(name);
    [T] atomic::AtomicPtr<T>, std_atomic::AtomicPtr<T>, |object, name| object.name(name);
}

impl<T: Debug> Shown for sync::Mutex<T> {
    fn shown(mut self) -> Self {
        self.show = Some(|value| format!("{value:?}"));
        self
    }
}

impl<T: Debug> Shown for sync::RwLock<T> {
    fn shown(mut self) -> Self {
        self.show = Some(|value| format!("{value:?}"));
        self
    }
}

impl<T> Shown for std::sync::Mutex<T> {
    fn shown(self) -> Self {
        self
    }
}

impl<T> Shown for std::sync::RwLock<T> {
    fn shown(self) -> Self {
        self
    }
}
