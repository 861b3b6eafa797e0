//! The tests of `interleave`, by what they are about.
//!
//! A package of their own: `interleave` is optimised in debug builds too, and its tests need not be.
#![cfg(test)]
#![expect(
    clippy::duplicate_mod,
    reason = "one source is compiled with std, with shuttle and with interleave"
)]

mod against_shuttle;
mod behaviour;
mod channels;
mod classics;
mod counts;
mod determinism;
mod loops;
mod misuse;
mod names;
mod noise;
mod on_interleave;
mod on_shuttle;
mod programs;
mod random;
mod reading;
mod reduction;
mod replay;
mod same_as_std;
mod scopes;
mod search;
mod size;
mod spurious;
mod tasks;
mod teardown;
mod trace;
mod with_interleave;
mod with_std;
