//! The models of lesson 4.

pub mod computing;
pub mod crowd;
pub mod guard;
pub mod waiting;
