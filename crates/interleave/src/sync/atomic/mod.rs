//! std's `sync::atomic`. Every operation is sequentially consistent, whatever ordering it is given.
//!
//! The orderings are checked as std checks them (a `load` with `Release` panics), and otherwise ignored: what a
//! weaker ordering would allow is not explored. `compare_exchange_weak` never fails without a reason.

mod bool;
mod int;

pub use bool::AtomicBool;
pub use int::{
    AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16, AtomicU32,
    AtomicU64, AtomicUsize,
};
pub use std::sync::atomic::Ordering;

use crate::data::Op;
use crate::runtime::{Call, remark};
use std::panic::Location;

/// A memory fence; see [`std::sync::atomic::fence`]. Without effect here, as everything is sequentially consistent.
///
/// # Panics
///
/// With `Relaxed`, as in std.
#[track_caller]
pub fn fence(order: Ordering) {
    std::sync::atomic::fence(order);
    remark(Call::new(Op::Fence, None, Location::caller()), |_, _| ());
}

/// As std does, but with the line of the caller.
#[track_caller]
fn check_load(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release load"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release load"),
        _ => {}
    }
}

#[track_caller]
fn check_store(order: Ordering) {
    match order {
        Ordering::Acquire => panic!("there is no such thing as an acquire store"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}

#[track_caller]
fn check_failure(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        _ => {}
    }
}

/// The operations that all atomic types have.
macro_rules! atomic_common {
    ($name:ident, $int:ty, $value:expr) => {
        impl $name {
            /// Makes an atomic with this value. As a `static`, it has this value again at the start of every run.
            #[must_use]
            #[track_caller]
            pub const fn new(value: $int) -> Self {
                let handle = Handle::unregistered(ObjectKind::Atomic, Location::caller());
                Self {
                    handle,
                    first: value,
                    inner: std::sync::atomic::$name::new(value),
                }
            }

            /// The value.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $int {
                check_load(order);
                self.step(Op::Load, Location::caller(), |value| {
                    (value.load(order), false)
                })
            }

            /// Writes `new`.
            #[track_caller]
            pub fn store(&self, new: $int, order: Ordering) {
                check_store(order);
                let call = Call::new(Op::Store, Some(self.index()), Location::caller());
                perform(call, |world, _| {
                    let old = self.inner.load(Ordering::SeqCst);
                    self.inner.store(new, order);
                    world.wrote(($value)(old), ($value)(new));
                });
            }

            /// Writes `new` and returns the value before.
            #[track_caller]
            pub fn swap(&self, new: $int, order: Ordering) -> $int {
                self.step(Op::Swap, Location::caller(), |value| {
                    (value.swap(new, order), true)
                })
            }

            /// Writes `new` if the value is `current`.
            ///
            /// # Errors
            ///
            /// The value, when it was another one.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $int,
                new: $int,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$int, $int> {
                check_failure(failure);
                let op = Op::CompareExchange;
                self.exchange(op, Location::caller(), |v| {
                    v.compare_exchange(current, new, success, failure)
                })
            }

            /// Writes `new` if the value is `current`. Does not fail for other reasons.
            ///
            /// # Errors
            ///
            /// The value, when it was another one.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $int,
                new: $int,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$int, $int> {
                check_failure(failure);
                let op = Op::CompareExchangeWeak;
                // The strong one, since spurious failures would differ from machine to machine.
                self.exchange(op, Location::caller(), |v| {
                    v.compare_exchange(current, new, success, failure)
                })
            }

            /// Loads the value and writes what `f` makes of it, again and again until no other thread came between.
            ///
            /// # Errors
            ///
            /// The value for which `f` returned `None`.
            #[track_caller]
            pub fn fetch_update<F>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: F,
            ) -> Result<$int, $int>
            where
                F: FnMut($int) -> Option<$int>,
            {
                let mut old = self.load(fetch_order);
                while let Some(new) = f(old) {
                    match self.compare_exchange_weak(old, new, set_order, fetch_order) {
                        Ok(old) => return Ok(old),
                        Err(now) => old = now,
                    }
                }
                Err(old)
            }

            /// The value, to be changed while nobody else can see it.
            #[track_caller]
            pub fn get_mut(&mut self) -> &mut $int {
                self.index();
                self.inner.get_mut()
            }

            /// The value.
            pub fn into_inner(self) -> $int {
                self.inner.into_inner()
            }

            #[track_caller]
            fn index(&self) -> ObjectIdx {
                self.handle.index_or_register(
                    || Model::Atomic,
                    || self.inner.store(self.first, Ordering::SeqCst),
                )
            }

            #[track_caller]
            pub(crate) fn name(&self, name: &str) {
                self.index();
                self.handle.name(name);
            }

            /// An operation that returns the value before, and whether it can change it.
            #[track_caller]
            fn step(
                &self,
                op: Op,
                place: Loc,
                act: impl FnOnce(&std::sync::atomic::$name) -> ($int, bool),
            ) -> $int {
                perform(Call::new(op, Some(self.index()), place), |world, _| {
                    let (old, writes) = act(&self.inner);
                    let wrote = if writes {
                        ($value)(self.inner.load(Ordering::SeqCst))
                    } else {
                        Value::None
                    };
                    world.observe(($value)(old), wrote);
                    old
                })
            }

            #[track_caller]
            fn exchange(
                &self,
                op: Op,
                place: Loc,
                act: impl FnOnce(&std::sync::atomic::$name) -> Result<$int, $int>,
            ) -> Result<$int, $int> {
                perform(Call::new(op, Some(self.index()), place), |world, _| {
                    let result = act(&self.inner);
                    match result {
                        Ok(old) => {
                            world.observe(
                                ($value)(old),
                                ($value)(self.inner.load(Ordering::SeqCst)),
                            );
                        }
                        Err(found) => {
                            world.observe(($value)(found), Value::None);
                            world.failed();
                        }
                    }
                    result
                })
            }
        }

        impl Default for $name {
            #[track_caller]
            fn default() -> Self {
                Self::new(<$int>::default())
            }
        }

        impl From<$int> for $name {
            #[track_caller]
            fn from(value: $int) -> Self {
                Self::new(value)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.inner.fmt(f)
            }
        }
    };
}
pub(super) use atomic_common;
