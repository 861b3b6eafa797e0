//! The executor: each task is a thread of the exploration, and each poll one step of it.

use super::{costs, log};
use crate::explored::together;
use futures::future::LocalBoxFuture;
use interleave::task;
use interleave::thread::{self, Thread};
use std::cell::RefCell;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

thread_local! {
    /// The futures of the run. All tasks are polled on one thread, so nobody else needs them.
    static FUTURES: RefCell<Vec<Option<LocalBoxFuture<'static, ()>>>> = const { RefCell::new(Vec::new()) };
}

/// The tasks of a run, and what is looked at when all of them have ended.
#[derive(Default)]
pub struct Tasks {
    names: Vec<&'static str>,
    futures: Vec<Option<LocalBoxFuture<'static, ()>>>,
    then: Option<Box<dyn FnOnce()>>,
}

impl Tasks {
    /// No tasks.
    pub fn new() -> Tasks {
        Tasks::default()
    }

    /// One more task, which is ready to be polled from the start.
    #[must_use]
    pub fn task(mut self, name: &'static str, future: impl Future<Output = ()> + 'static) -> Tasks {
        self.names.push(name);
        self.futures.push(Some(Box::pin(future)));
        self
    }

    /// Called when all tasks have ended.
    #[must_use]
    pub fn then(self, then: impl FnOnce() + 'static) -> Tasks {
        let then: Box<dyn FnOnce()> = Box::new(then);
        Tasks {
            then: Some(then),
            ..self
        }
    }

    /// Runs them to their ends. Returns only if all of them end.
    pub(super) fn run(self) {
        log::names(&self.names);
        FUTURES.set(self.futures);
        let names = &self.names;
        together(names, &|name| {
            let task = names.iter().position(|known| *known == name);
            run_task(task.expect("it was started with its name"));
        });
        costs::run_ended();
        if let Some(then) = self.then {
            then();
        }
    }
}

fn run_task(number: usize) {
    let future = FUTURES.with_borrow_mut(|futures| futures[number].take());
    let mut future = future.expect("each task is started once");
    let thread = thread::current();
    task::wake(&thread);
    let waker = Waker::from(Arc::new(TaskWaker { number, thread }));
    loop {
        task::next_poll();
        log::begin_poll(number);
        let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
        if polled.is_ready() {
            drop(future);
            log::end_poll(number, true);
            return;
        }
        log::end_poll(number, false);
    }
}

struct TaskWaker {
    number: usize,
    thread: Thread,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        // A waker that a run before has left behind wakes nobody, and neither does one on another thread.
        if task::wake(&self.thread) {
            log::woken(self.number);
        }
    }
}
