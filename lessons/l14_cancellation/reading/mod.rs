//! Frames that are read beside a clock.

pub mod bytes_kept;
pub mod in_select;
pub mod own_task;
pub mod pinned;
