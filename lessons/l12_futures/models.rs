//! The models of lesson 12.

pub mod computing;
