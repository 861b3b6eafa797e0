//! The same futures, run by four executors.

pub mod by_hand;
pub mod every_ms;
pub mod spinning;
pub mod tokio_runtime;
