//! The models of lesson 3.

pub mod hanging;
pub mod transferring;
