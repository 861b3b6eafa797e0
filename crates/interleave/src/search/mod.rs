//! The searches of an exploration: what they count, what they keep, and how it becomes data.

mod along;
mod counts;
mod explorer;
mod names;
mod recorder;
mod replay;
mod sample;
mod session;
mod shrink;
mod source;

pub use along::{drive, replay};
pub use explorer::{Explorer, explore};
pub use replay::{Ending, Replay, ReplayError};
