//! What heartbeats say: beats that came, the longest silence, the latency; for any lesson in which a runtime may be blocked.

mod findings;
mod rows;
mod statistics;

pub use findings::{CLOSE, kept_busy, on_health, on_silence, on_suspension};
#[cfg(test)]
pub use rows::tests;
pub use rows::{Row, Variant, rows_of, table};
pub use statistics::{BeatStatistics, Latency};
