//! The program of the exercise `schedule`: two threads, A and B, that each load and store three times.

use crate::explored::picture;
use drawing::schedule::Schedule;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::{Replay, ReplayError, Trace, drive, thread};

/// Turns of each thread: a load and a store for each of three increments.
pub const TURNS: usize = 6;

/// Runs A and B in the order of the letters; the outcome is the final count.
///
/// Fails where a turn can't be taken, which does not happen with [`TURNS`] letters for each thread.
pub fn run(turns: &[char]) -> Result<Replay, ReplayError> {
    drive(turns.iter().map(char::to_string), program)
}

/// A run of the two threads, with the lines of the program.
pub fn drawn(title: &str, trace: &Trace) -> String {
    let schedule = Schedule::of(title, trace);
    let source = include_str!("three_increments.rs");
    picture(schedule.with_source("three_increments.rs", source))
}

fn program() -> usize {
    let counter = AtomicUsize::new(0);
    thread::scope(|scope| {
        for name in ["A", "B"] {
            let increments = || {
                for _ in 0..3 {
                    let seen = counter.load(SeqCst);
                    counter.store(seen + 1, SeqCst);
                }
            };
            let thread = thread::Builder::new().name(name.into());
            thread
                .spawn_scoped(scope, increments)
                .expect("a thread here costs nothing");
        }
    });
    counter.into_inner()
}
