//! The same items fetched in seven ways.

pub mod async_blocking;
pub mod join_all;
pub mod pool;
pub mod rayon;
pub mod sequential;
pub mod spawn;
pub mod threads;
