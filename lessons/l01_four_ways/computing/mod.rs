//! The same tasks computed in six ways.

pub mod join_all;
pub mod pool;
pub mod rayon;
pub mod sequential;
pub mod spawn;
pub mod threads;
