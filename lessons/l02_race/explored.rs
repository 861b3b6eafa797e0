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
use anyhow::Result;
use interleave::{Exploration, explore, thread};

/// What the models take from std, under the scheduler; a lock shows its value in schedules.
mod sync {
    pub use interleave::sync::atomic;
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

/// Runs `count` on every thread of the plan. No barrier: all orders are tried anyway.
fn on_each_thread(plan: &Plan, count: impl Fn() + Sync) -> Result<()> {
    thread::scope(|scope| {
        for _ in 0..plan.threads {
            scope.spawn(&count);
        }
    });
    Ok(())
}

/// One model under the scheduler.
pub struct Explored {
    /// The model's name.
    pub model: &'static str,
    /// Its file in the lesson's folder.
    pub file: &'static str,
    /// The whole file.
    pub source: &'static str,
    /// What was explored.
    pub plan: Plan,
    /// What came out; an outcome is the final count.
    pub exploration: Exploration,
}

impl Explored {
    /// The count that no update is missing from.
    pub fn expected(&self) -> String {
        self.plan.updates().to_string()
    }

    /// Interleavings that lose an update.
    pub fn losing(&self) -> u64 {
        let right = self.exploration.outcome(&self.expected());
        self.exploration.interleavings - right.map_or(0, |right| right.interleavings)
    }
}

/// The models, each under every interleaving of two threads with one increment; the first also with more.
pub fn all() -> Vec<Explored> {
    macro_rules! explored {
        ($module:ident, $increments:literal) => {{
            let plan = Plan {
                threads: 2,
                increments: $increments,
                together: true,
            };
            Explored {
                model: stringify!($module),
                file: concat!("counting/", stringify!($module), ".rs"),
                source: include_str!(concat!("counting/", stringify!($module), ".rs")),
                plan,
                exploration: explore(move || $module::count(&plan).expect("nothing can fail here")),
            }
        }};
    }
    vec![
        explored!(load_store, 1),
        explored!(load_store, 2),
        explored!(load_store, 3),
        explored!(split_lock, 1),
        explored!(fetch_add, 1),
        explored!(mutex, 1),
        explored!(per_thread, 1),
    ]
}
