//! A lock, a queue before it, and a future that nobody polls.

pub mod by_reference;
pub mod by_value;
pub mod own_task;
