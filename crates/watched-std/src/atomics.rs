//! std's atomics, each operation of which is a step.

use crate::steps;
use std::fmt::{self, Debug};
use std::ops::{Deref, DerefMut};
use std::sync::atomic::Ordering;

macro_rules! atomics {
    ($($name:ident($value:ty): $($fetch:ident)*;)*) => {$(
        #[doc = concat!("std's `", stringify!($name), "`; see there for what it does.")]
        #[derive(Default)]
        #[repr(transparent)]
        pub struct $name(std::sync::atomic::$name);

        impl $name {
            /// As std's.
            #[must_use]
            pub const fn new(value: $value) -> $name {
                $name(std::sync::atomic::$name::new(value))
            }

            /// As std's.
            pub const fn into_inner(self) -> $value {
                self.0.into_inner()
            }

            /// As std's.
            pub fn get_mut(&mut self) -> &mut $value {
                self.0.get_mut()
            }

            /// As std's.
            pub fn load(&self, order: Ordering) -> $value {
                self.reached().load(order)
            }

            /// As std's.
            pub fn store(&self, value: $value, order: Ordering) {
                self.reached().store(value, order);
            }

            /// As std's.
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                self.reached().swap(value, order)
            }

            $(
                /// As std's.
                pub fn $fetch(&self, value: $value, order: Ordering) -> $value {
                    self.reached().$fetch(value, order)
                }
            )*

            fn reached(&self) -> &std::sync::atomic::$name {
                steps::access();
                &self.0
            }
        }

        /// For the other operations.
        impl Deref for $name {
            type Target = std::sync::atomic::$name;

            fn deref(&self) -> &std::sync::atomic::$name {
                self.reached()
            }
        }

        impl DerefMut for $name {
            fn deref_mut(&mut self) -> &mut std::sync::atomic::$name {
                &mut self.0
            }
        }

        impl From<$value> for $name {
            fn from(value: $value) -> $name {
                $name::new(value)
            }
        }

        impl Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

macro_rules! integers {
    ($($name:ident($value:ty);)*) => {
        atomics! {
            $($name($value): fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;)*
        }
    };
}

integers! {
    AtomicI8(i8);
    AtomicI16(i16);
    AtomicI32(i32);
    AtomicI64(i64);
    AtomicIsize(isize);
    AtomicU8(u8);
    AtomicU16(u16);
    AtomicU32(u32);
    AtomicU64(u64);
    AtomicUsize(usize);
}
atomics! {
    AtomicBool(bool): fetch_and fetch_nand fetch_or fetch_xor;
}

#[cfg(test)]
mod tests {
    use super::{AtomicBool, AtomicUsize};
    use std::sync::atomic::Ordering::SeqCst;

    #[test]
    fn they_do_what_std_does() {
        static COUNT: AtomicUsize = AtomicUsize::new(1);
        assert_eq!(COUNT.fetch_add(2, SeqCst), 1);
        assert_eq!(COUNT.compare_exchange(3, 5, SeqCst, SeqCst), Ok(3));
        assert_eq!(AtomicUsize::load(&COUNT, SeqCst), 5);
        assert_eq!(format!("{COUNT:?}"), "5");
        assert!(
            AtomicBool::default().fetch_update(SeqCst, SeqCst, |old| (!old).then_some(true))
                == Ok(false)
        );
    }
}
