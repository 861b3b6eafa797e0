//! The same jobs waiting in five ways.

pub mod spawn_blocking;
pub mod std_sleep;
pub mod std_sleep_2;
pub mod std_sleep_all;
pub mod tokio_sleep;
