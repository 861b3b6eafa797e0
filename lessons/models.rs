//! What is timed: one line for each lesson. `crates/models` compiles these files with optimisation.

#![expect(
    clippy::disallowed_methods,
    reason = "in a model the sleep is the work itself, or the mistake"
)]

#[path = "l01_four_ways/models.rs"]
pub mod l01_four_ways;
#[path = "l02_race/models.rs"]
pub mod l02_race;
#[path = "l03_deadlock/models.rs"]
pub mod l03_deadlock;
#[path = "l04_blocking/models.rs"]
pub mod l04_blocking;
#[path = "l07_channels/models.rs"]
pub mod l07_channels;
#[path = "l12_futures/models.rs"]
pub mod l12_futures;
#[path = "l13_async_patterns/models.rs"]
pub mod l13_async_patterns;
#[path = "l14_cancellation/models.rs"]
pub mod l14_cancellation;
