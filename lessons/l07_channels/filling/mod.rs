//! A fast producer and a slow consumer; what differs is the queue in between.

pub mod bounded;
pub mod crossbeam;
pub mod drop_when_full;
pub mod rendezvous;
pub mod tokio;
pub mod unbounded;
