//! The one place that reads the clock.

pub use std::time::Instant;

/// The monotonic clock, read.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the clock"
)]
pub fn now() -> Instant {
    Instant::now()
}
