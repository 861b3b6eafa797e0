//! Many that wait at the same time: tasks and threads.

pub mod tasks;
pub mod threads;
