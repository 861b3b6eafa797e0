//! The link to shuttle: its `Scheduler`, which only repeats what `World::decide` chose.

use super::with;
use super::world::World;
use shuttle_engine::scheduler::{Schedule, Scheduler, Task, TaskId};
use shuttle_engine::{Config, FailurePersistence, MaxSteps, Runner};

/// Stack of each thread of the program, as large as std's. Only what the program touches becomes memory.
pub(crate) const STACK: usize = 2 * 1024 * 1024;

/// Runs `test` under shuttle as long as `next_run` says that there is to be another run.
pub(super) fn run(next_run: fn(&mut World) -> bool, test: impl Fn() + Send + Sync + 'static) {
    Runner::new(Driver { next_run }, config()).run(test);
}

/// An execution of nothing, for what shuttle does once per process.
pub(super) fn first_execution() {
    Runner::new(Once(false), config()).run(|| {});
}

fn config() -> Config {
    let mut config = Config::new();
    config.stack_size = STACK;
    config.failure_persistence = FailurePersistence::None;
    config.max_steps = MaxSteps::None;
    config.silence_warnings = true;
    config
}

struct Driver {
    next_run: fn(&mut World) -> bool,
}

impl Scheduler for Driver {
    fn new_execution(&mut self) -> Option<Schedule> {
        let more = with(|world| (self.next_run)(world));
        more.then(|| Schedule::new(0))
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        _current: Option<TaskId>,
        _is_yielding: bool,
    ) -> Option<TaskId> {
        let is_runnable =
            |thread: usize| runnable.iter().any(|task| usize::from(task.id()) == thread);
        let next = with(|world| {
            // A thread that has finished still has to leave shuttle, before anything else runs.
            match world.exiting.filter(|&t| is_runnable(t)) {
                Some(thread) => thread,
                None => {
                    world.exiting = None;
                    world.current
                }
            }
        });
        debug_assert!(
            is_runnable(next),
            "thread {next} was chosen but shuttle does not consider it runnable"
        );
        Some(TaskId::from(next))
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}

/// One execution of a closure that starts no threads.
struct Once(bool);

impl Scheduler for Once {
    fn new_execution(&mut self) -> Option<Schedule> {
        let done = std::mem::replace(&mut self.0, true);
        (!done).then(|| Schedule::new(0))
    }

    fn next_task(&mut self, runnable: &[&Task], _: Option<TaskId>, _: bool) -> Option<TaskId> {
        runnable.first().map(|task| task.id())
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}
