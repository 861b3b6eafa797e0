//! Uses everything that the facade offers, in source that is compiled with std and with interleave.

pub mod atomics;
pub mod channels;
pub mod locks;
pub mod names;
pub mod onces;
pub mod threads;
