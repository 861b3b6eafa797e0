//! The models of lesson 7.

pub mod computing;
