//! What is timed of every lesson: the modules that `crates/models` builds with optimisation.
//!
//! A lesson's `mod.rs` takes its models from here; its flags, its screens and what it says are not timed.

#![expect(
    missing_docs,
    reason = "the first line of a model's file says what it is, and learners read these files"
)]

pub mod l01_four_ways {
    pub mod computing;
    pub mod waiting;
}

pub mod l02_race {
    pub mod counting;
}

pub mod l03_deadlock {
    pub mod ab_ba;
    pub mod bank;
    pub mod watched;
    pub mod ways;
}

pub mod l04_blocking {
    pub mod computing;
    pub mod crowd;
    pub mod guard;
    pub mod jobs;
    pub mod pulse;
    pub mod waiting;
}
