//! The frame around the code of each thread: where it begins, ends and panics.

use super::facts::Link;
use super::hook::{Caught, last_panic};
use super::record::Fault;
use super::world::{State, ThreadIdx, World};
use super::{Stop, with};
use crate::data::FailureKind;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the closure under test as thread 0 and keeps its outcome.
pub(crate) fn run_main(test: &dyn Fn() -> String) {
    let result = catch_unwind(AssertUnwindSafe(test));
    let caught = last_panic();
    with(|world| {
        match result {
            Ok(outcome) => world.outcome = Some(outcome),
            Err(payload) => world.panicked(0, payload.as_ref(), caught, true),
        }
        world.finish(0);
    });
}

/// Runs the code of a spawned thread, and hands the payload to `panicked` if it panics.
pub(crate) fn spawned(
    me: ThreadIdx,
    code: Box<dyn FnOnce() + Send + '_>,
    panicked: impl FnOnce(Box<dyn Any + Send>),
) {
    if with(|world| world.stopping) {
        // What the closure owns is dropped; its destructors find a run that has ended.
        drop(catch_unwind(AssertUnwindSafe(move || drop(code))));
        return with(|world| world.finish(me));
    }
    let result = catch_unwind(AssertUnwindSafe(code));
    let caught = last_panic();
    if let Err(payload) = result {
        with(|world| {
            let fatal = !world.limits.thread_panics_are_results;
            world.panicked(me, payload.as_ref(), caught, fatal);
        });
        panicked(payload);
    }
    with(|world| world.finish(me));
}

impl World {
    fn panicked(
        &mut self,
        thread: ThreadIdx,
        payload: &(dyn Any + Send),
        caught: Option<Caught>,
        fatal: bool,
    ) {
        if payload.is::<Stop>() || !fatal {
            return;
        }
        let text = payload.downcast_ref::<&str>().map(ToString::to_string);
        let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
        let message = text.unwrap_or_else(|| "a panic whose payload is no text".into());
        let caught = caught.filter(|caught| caught.message == message || caught.message.is_empty());
        let kind = if super::hook::is_misuse(&message) {
            FailureKind::Misuse
        } else {
            FailureKind::Panic
        };
        self.fail(Fault {
            place: caught.map(|c| c.place),
            thread: Some(thread),
            ..Fault::new(kind, message)
        });
    }

    fn finish(&mut self, thread: ThreadIdx) {
        self.threads[thread].state = State::Finished;
        self.links.push((self.steps.len(), Link::Finished(thread)));
        self.exiting = Some(thread);
        self.current = thread;
        self.changed();
        self.decide();
    }
}
