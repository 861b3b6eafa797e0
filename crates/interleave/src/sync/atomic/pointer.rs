//! The atomic pointer.

use super::{Ordering, atomic_common, check_exchange, check_load, check_store};
use crate::data::{ObjectKind, Op};
use crate::runtime::{Call, Handle, Loc, Model, ObjectIdx, Value, World, perform};
use std::fmt;
use std::panic::Location;

/// An atomic pointer; see [`std::sync::atomic::AtomicPtr`].
///
/// Traces number the pointers of a run in the order in which they appear, since addresses differ from run to run.
/// Whether an address is used again after its memory was freed depends on the allocator, and is not explored.
pub struct AtomicPtr<T> {
    handle: Handle,
    /// The value outside of runs, and at the start of each.
    own: std::sync::atomic::AtomicPtr<T>,
    /// `own` has been given out to be changed, and is newer than what the run knows.
    lent: std::sync::atomic::AtomicBool,
}

atomic_common!(
    [T] AtomicPtr,
    *mut T,
    std::ptr::null_mut(),
    |pointer: *mut T| pointer.expose_provenance() as u64,
    |bits: u64| std::ptr::with_exposed_provenance_mut::<T>(bits as usize),
    |world: &mut World, pointer: *mut T| Value::Pointer(world.number_of(pointer.addr()))
);

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.now(), f)
    }
}

impl World {
    /// The number of an address within the run; 0 for null.
    fn number_of(&mut self, address: usize) -> u32 {
        if address == 0 {
            return 0;
        }
        let known = self.pointers.iter().position(|&seen| seen == address);
        let index = known.unwrap_or_else(|| {
            self.pointers.push(address);
            self.pointers.len() - 1
        });
        index as u32 + 1
    }
}
