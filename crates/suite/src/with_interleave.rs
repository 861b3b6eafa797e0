//! The source of the facade tests, with interleave's `sync` and `thread`.

use interleave::{sync, thread};

#[path = "facade/mod.rs"]
pub mod facade;
