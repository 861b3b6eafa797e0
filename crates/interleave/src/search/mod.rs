//! The searches of an exploration: what they count, what they keep, and how it becomes data.

mod along;
mod camera;
mod explorer;
mod names;
mod replay;
mod session;
mod shrink;
mod source;
mod tally;

pub use along::{drive, replay};
pub use explorer::{Explorer, explore};
pub use replay::{Ending, Replay, ReplayError};
