//! The source of the comparison with shuttle, with shuttle's `sync` and `thread`.

use shuttle::{sync, thread};

#[path = "shuttle_source.rs"]
pub mod source;
