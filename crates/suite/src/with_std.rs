//! The source of the facade tests, with std's `sync` and `thread`.

use std::{sync, thread};

#[path = "facade/mod.rs"]
pub mod facade;
