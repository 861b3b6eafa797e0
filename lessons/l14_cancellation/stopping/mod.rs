//! A server that is told to stop while it answers.

pub mod cut;
pub mod deadline;
pub mod wait_for_all;
