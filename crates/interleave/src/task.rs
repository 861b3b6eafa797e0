//! What an executor of async tasks is made of whose polls are explored: each task is a thread of the run, and each poll
//! of it is one step.
//!
//! Tasks that share one thread take turns at an `.await` and nowhere else. So a task's thread calls [`next_poll`] before
//! each poll and uses nothing else of [`sync`](crate::sync) and [`thread`](crate::thread) in it; its waker calls [`wake`].
//! Then the interleavings are the orders in which woken tasks may be polled, and a run in which no task was woken any
//! more is a deadlock ([`DeadlockKind::Parked`](crate::DeadlockKind::Parked)).
//!
//! ```
//! use interleave::{explore, task, thread};
//!
//! let exploration = explore(|| {
//!     thread::scope(|scope| {
//!         for _ in 0..2 {
//!             scope.spawn(|| {
//!                 for _ in 0..3 {
//!                     task::wake(&thread::current());
//!                     task::next_poll();
//!                 }
//!             });
//!         }
//!     });
//! });
//! assert_eq!(exploration.coverage.to_string(), "all 20 interleavings");
//! ```

use crate::data::Op;
use crate::runtime::{Call, Note, Want, perform, remark, with_existing};
use crate::thread::Thread;
use std::panic::Location;

/// Waits until the calling task was woken since its last poll, and then for its turn.
#[track_caller]
pub fn next_poll() {
    let call = Call::new(Op::Poll, None, Location::caller()).when(Want::Poll);
    perform(call, |world, me| {
        world.threads[me].token = false;
        world.changed();
    });
}

/// Lets the task have its [`next_poll`]. That is no step: the poll in which it happens goes on.
///
/// Has no effect outside of the run to which the task belongs; returns whether it is in it.
#[track_caller]
pub fn wake(task: &Thread) -> bool {
    let place = Location::caller();
    let woken = with_existing(|world| task.id().in_run(world)).flatten();
    let Some(thread) = woken else { return false };
    remark(Call::new(Op::Unpark, None, place), |world, _| {
        world.threads[thread].token = true;
        world.note(Note::Thread(thread));
        world.changed();
    });
    true
}
