//! The models of lesson 2.

pub mod counting;
