//! The link to shuttle: its `Scheduler`, which only repeats what `World::decide` chose.

use super::campaign::Campaign;
use super::with;
use shuttle_engine::scheduler::{Schedule, Scheduler, Task, TaskId};
use std::cell::RefCell;

thread_local! {
    pub(super) static CAMPAIGN: RefCell<Option<Campaign>> = const { RefCell::new(None) };
}

pub(super) struct Driver;

impl Scheduler for Driver {
    fn new_execution(&mut self) -> Option<Schedule> {
        let more = with(|world| {
            CAMPAIGN.with_borrow_mut(|campaign| {
                campaign.as_mut().expect("a campaign runs").next_run(world)
            })
        });
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
pub(super) struct Once(pub bool);

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
