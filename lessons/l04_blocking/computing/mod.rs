//! The same jobs computing in five ways, one of them without a heartbeat.

pub mod cpu_blocking;
pub mod cpu_inline;
pub mod cpu_rayon;
pub mod cpu_yield;
pub mod sequential;
