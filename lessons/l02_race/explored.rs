//! The files of `counting` once more, compiled with `interleave` in place of std: what is explored is what is timed.

#[path = "counting/fetch_add.rs"]
pub mod fetch_add;
#[path = "counting/load_store.rs"]
pub mod load_store;
#[path = "counting/mutex.rs"]
pub mod mutex;
#[path = "counting/per_thread.rs"]
pub mod per_thread;
#[path = "counting/split_lock.rs"]
pub mod split_lock;

use super::Plan;
use crate::program;
use crate::program::{Explored, Program};
use crate::words::counted;
use interleave::thread;

/// What the models take from std, under the scheduler; a lock shows its value in schedules.
mod sync {
    pub use interleave::sync::{Barrier, atomic};
    use interleave::{Shown, sync};
    use std::fmt::Debug;

    /// In place of the type: it has the one function that models call.
    pub struct Mutex;

    impl Mutex {
        #[expect(clippy::new_ret_no_self, reason = "models write Mutex::new")]
        #[track_caller]
        pub fn new<T: Debug>(value: T) -> sync::Mutex<T> {
            sync::Mutex::new(value).shown()
        }
    }
}

/// Threads of every program.
const THREADS: usize = 2;

/// The models with one increment for each of two threads; the first also with more.
pub fn programs() -> Vec<Program> {
    macro_rules! counting {
        ($module:ident, $increments:literal) => {{
            let plan = Plan {
                threads: THREADS,
                increments: $increments,
                together: false, // every order is tried anyway
            };
            let each = counted($increments, "increment");
            let what = format!("{}, {each} each", stringify!($module));
            let test = move || $module::count(&plan);
            program!(counting / $module, what, test).expecting(plan.updates())
        }};
    }
    vec![
        counting!(load_store, 1),
        counting!(load_store, 2),
        counting!(load_store, 3),
        counting!(split_lock, 1),
        counting!(fetch_add, 1),
        counting!(mutex, 1),
        counting!(per_thread, 1),
    ]
}

/// The increments of each thread.
pub fn increments(explored: &Explored) -> u64 {
    let right = explored.program.expected.as_ref();
    right.map_or(0, |count| count.parse().unwrap_or(0)) / THREADS as u64
}
