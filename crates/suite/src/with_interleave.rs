//! The source of the facade tests, with interleave's `sync` and `thread`.

use interleave::{sync, thread};

#[path = "facade_source.rs"]
pub mod source;

#[path = "facade_threads.rs"]
pub mod threads;
