//! The atomic flag.

use super::{Ordering, atomic_common, check_exchange, check_load, check_store};
use crate::data::{ObjectKind, Op};
use crate::runtime::{Call, Handle, Loc, Model, ObjectIdx, Value, World, perform};
use std::panic::Location;

/// An atomic `bool`; see [`std::sync::atomic::AtomicBool`].
pub struct AtomicBool {
    handle: Handle,
    /// The value outside of runs, and at the start of each.
    own: std::sync::atomic::AtomicBool,
    /// `own` has been given out to be changed, and is newer than what the run knows.
    lent: std::sync::atomic::AtomicBool,
}

atomic_common!(
    [] AtomicBool,
    bool,
    false,
    u64::from,
    |bits: u64| bits != 0,
    |_: &mut World, value| Value::Bool(value)
);

macro_rules! fetch {
    ($($doc:literal $method:ident($op:ident);)*) => {
        impl AtomicBool {
            $(
                #[doc = $doc]
                #[track_caller]
                pub fn $method(&self, value: bool, order: Ordering) -> bool {
                    self.step(Op::$op, Location::caller(), |atomic| (atomic.$method(value, order), true))
                }
            )*
        }
    };
}

fetch! {
    "Writes the logical and, and returns the value before." fetch_and(FetchAnd);
    "Writes the logical nand, and returns the value before." fetch_nand(FetchNand);
    "Writes the logical or, and returns the value before." fetch_or(FetchOr);
    "Writes the logical exclusive or, and returns the value before." fetch_xor(FetchXor);
}

impl AtomicBool {
    /// Writes the opposite, and returns the value before.
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.step(Op::FetchNot, Location::caller(), |atomic| {
            (atomic.fetch_not(order), true)
        })
    }
}
