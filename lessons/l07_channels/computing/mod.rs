//! TO WRITE: what these models have in common.

pub mod sequential;
pub mod threads;
