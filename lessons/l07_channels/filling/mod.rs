//! One thread produces, another one, which is slower, consumes; they differ in the queue between the two.

pub mod bounded;
pub mod crossbeam;
pub mod drop_when_full;
pub mod rendezvous;
pub mod tokio;
pub mod unbounded;
