//! The same jobs waiting in three ways.

pub mod spawn_blocking;
pub mod std_sleep;
pub mod tokio_sleep;
