//! The registry: every lesson, in teaching order. Adding a lesson is two lines here; its models stand in `models.rs`.

use crate::lesson::Entry;

pub mod l01_four_ways;
pub mod l02_race;
pub mod l03_deadlock;
pub mod l04_blocking;
pub mod l07_channels;
pub mod l12_futures;
pub mod l13_async_patterns;
pub mod l14_cancellation;

/// What is called how in Rust, for those who come from Python, Go or JavaScript.
pub const FROM_OTHER_LANGUAGES: &str = include_str!("FROM_OTHER_LANGUAGES.md");

/// Every lesson, in teaching order.
pub const LESSONS: &[Entry] = &[
    Entry::of::<l01_four_ways::FourWays>(),
    Entry::of::<l02_race::Race>(),
    Entry::of::<l03_deadlock::Deadlock>(),
    Entry::of::<l04_blocking::Blocking>(),
    Entry::of::<l07_channels::Channels>(),
    Entry::of::<l12_futures::Futures>(),
    Entry::of::<l13_async_patterns::AsyncPatterns>(),
    Entry::of::<l14_cancellation::Cancellation>(),
];
