//! Numbers go from one thread to another: what does a message cost?

pub mod bounded;
pub mod crossbeam;
pub mod in_batches;
pub mod rendezvous;
pub mod tasks;
pub mod unbounded;
