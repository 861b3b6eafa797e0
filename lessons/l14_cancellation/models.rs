//! The models of lesson 14.

pub mod computing;
