//! The source of the comparison with shuttle, with interleave's `sync` and `thread`.

use interleave::{sync, thread};

#[path = "shuttle_source.rs"]
pub mod source;
