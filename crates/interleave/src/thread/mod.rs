//! std's `thread`. The scheduler has no choice at a spawn or a join: only the operations in between are ordered.

mod builder;
mod handle;
mod scope;
mod slot;
mod spawn;

pub use builder::Builder;
pub use handle::{Thread, ThreadId};
pub use scope::{Scope, ScopedJoinHandle, scope};
pub use spawn::{JoinHandle, spawn};
pub use std::thread::{Result, panicking};

use crate::data::Op;
use crate::runtime::{Call, Want, perform, remark, with};
use std::num::NonZero;
use std::panic::Location;
use std::time::Duration;

/// A handle to the thread that calls.
#[must_use]
#[track_caller]
pub fn current() -> Thread {
    with(|world| Thread::of(world, world.current))
}

/// Lets other threads go on; see [`std::thread::yield_now`].
///
/// It is never needed, since everything that can happen between two operations is explored anyway. A thread that
/// yields again and again lets every other thread have a turn, so that a loop that waits for them ends.
#[track_caller]
pub fn yield_now() {
    yielded(Op::YieldNow, Location::caller());
}

/// Lets other threads go on, like [`yield_now`]. There is no time: sleeping does not make anything else happen first.
#[track_caller]
pub fn sleep(_duration: Duration) {
    yielded(Op::Sleep, Location::caller());
}

#[track_caller]
fn yielded(op: Op, place: crate::runtime::Loc) {
    let call = Call::new(op, None, place);
    let again = with(|world| {
        let thread = &mut world.threads[world.current];
        thread.yielded_at.replace(thread.own_steps) == Some(thread.own_steps)
    });
    if again {
        // Nothing happened since the last one: without a turn for the others this would go on for ever.
        perform(call, |world, me| world.fair_yield(me));
    } else {
        remark(call, |world, me| world.fair_yield(me));
    }
}

/// How many threads can run at once: always 2, so that a program does the same on every machine.
///
/// # Errors
///
/// None; the type is std's.
pub fn available_parallelism() -> std::io::Result<NonZero<usize>> {
    Ok(NonZero::new(2).expect("2 is not 0"))
}

/// Waits until the thread is unparked; see [`std::thread::park`]. There are no spurious wake-ups.
#[track_caller]
pub fn park() {
    let call = Call::new(Op::Park, None, Location::caller()).when(Want::Park);
    perform(call, |world, me| {
        world.threads[me].token = false;
        world.changed();
    });
}
