//! The atomic integers.

use super::{Ordering, atomic_common, check_exchange, check_load, check_store};
use crate::data::{ObjectKind, Op};
use crate::runtime::{Call, Handle, Loc, Model, ObjectIdx, Value, World, perform};
use std::panic::Location;

macro_rules! integers {
    ($($name:ident($int:ident, $variant:ident);)*) => {
        $(
            #[doc = concat!("An atomic `", stringify!($int), "`; see [`std::sync::atomic::", stringify!($name), "`].")]
            pub struct $name {
                handle: Handle,
                /// The value outside of runs, and at the start of each.
                own: std::sync::atomic::$name,
                /// `own` has been given out to be changed, and is newer than what the run knows.
                lent: std::sync::atomic::AtomicBool,
            }

            atomic_common!(
                [] $name,
                $int,
                0,
                |value: $int| value as u64,
                |bits: u64| bits as $int,
                |_: &mut World, value: $int| Value::$variant(value as _)
            );

            impl $name {
                fetch! {
                    $name, $int;
                    "Adds, wrapping around, and returns the value before." fetch_add(FetchAdd);
                    "Subtracts, wrapping around, and returns the value before." fetch_sub(FetchSub);
                    "Writes the bitwise and, and returns the value before." fetch_and(FetchAnd);
                    "Writes the bitwise nand, and returns the value before." fetch_nand(FetchNand);
                    "Writes the bitwise or, and returns the value before." fetch_or(FetchOr);
                    "Writes the bitwise exclusive or, and returns the value before." fetch_xor(FetchXor);
                    "Writes the larger of both, and returns the value before." fetch_max(FetchMax);
                    "Writes the smaller of both, and returns the value before." fetch_min(FetchMin);
                }
            }
        )*
    };
}

macro_rules! fetch {
    ($name:ident, $int:ident; $($doc:literal $method:ident($op:ident);)*) => {
        $(
            #[doc = $doc]
            #[track_caller]
            pub fn $method(&self, value: $int, order: Ordering) -> $int {
                self.step(Op::$op, Location::caller(), |atomic| (atomic.$method(value, order), true))
            }
        )*
    };
}

integers! {
    AtomicI8(i8, Int);
    AtomicI16(i16, Int);
    AtomicI32(i32, Int);
    AtomicI64(i64, Int);
    AtomicIsize(isize, Int);
    AtomicU8(u8, Uint);
    AtomicU16(u16, Uint);
    AtomicU32(u32, Uint);
    AtomicU64(u64, Uint);
    AtomicUsize(usize, Uint);
}
