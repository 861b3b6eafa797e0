//! The models of lesson 13.

pub mod computing;
