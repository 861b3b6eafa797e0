//! The source of the facade tests, with std's `sync` and `thread`.

use std::{sync, thread};

#[path = "facade_source.rs"]
pub mod source;

#[path = "facade_threads.rs"]
pub mod threads;
