//! The models of lesson 12.

pub mod executors;
pub mod shapes;
