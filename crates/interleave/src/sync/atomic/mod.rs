//! std's `sync::atomic`. Every operation is sequentially consistent, whatever ordering it is given.
//!
//! The orderings are checked as std checks them (a `load` with `Release` panics), and otherwise ignored: what a
//! weaker ordering would allow is not explored. `compare_exchange_weak` never fails without a reason.
//!
//! There is neither `as_ptr` nor `from_ptr`, since the scheduler can't order accesses through a pointer.

mod bool;
mod common;
mod int;
mod pointer;

pub use bool::AtomicBool;
pub use int::{
    AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16, AtomicU32,
    AtomicU64, AtomicUsize,
};
pub use pointer::AtomicPtr;
pub use std::sync::atomic::Ordering;

use common::atomic_common;

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

/// A fence for the compiler; see [`std::sync::atomic::compiler_fence`]. Without effect here, like [`fence`].
///
/// # Panics
///
/// With `Relaxed`, as in std.
#[track_caller]
pub fn compiler_fence(order: Ordering) {
    std::sync::atomic::compiler_fence(order);
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
fn check_exchange(_success: Ordering, failure: Ordering) {
    match failure {
        Ordering::Release => panic!("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        _ => {}
    }
}
