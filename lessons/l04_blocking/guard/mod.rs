//! A guard held across an await.

pub mod std_guard;
