//! The models of lesson 7.

pub mod ending;
pub mod filling;
pub mod moving;
