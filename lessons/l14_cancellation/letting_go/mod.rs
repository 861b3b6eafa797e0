//! Errands that somebody stops waiting for.

pub mod abort;
pub mod abort_blocking;
pub mod drop_abort_handles;
pub mod drop_handles;
pub mod drop_set;
pub mod time_out_futures;
pub mod time_out_tasks;
