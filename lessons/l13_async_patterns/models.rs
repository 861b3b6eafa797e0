//! The models of lesson 13.

pub mod failing;
pub mod saving;
pub mod scanning;
