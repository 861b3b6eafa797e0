//! The models of lesson 14.

pub mod letting_go;
pub mod locking;
pub mod paying;
pub mod reading;
pub mod stopping;
