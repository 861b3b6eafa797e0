//! The models of lesson 1.

pub mod computing;
pub mod waiting;
