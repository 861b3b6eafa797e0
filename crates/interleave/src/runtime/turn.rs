//! The path that every operation takes: announce it, wait for the turn, do it, record it.

use super::record::Call;
use super::want::Want;
use super::world::{Loc, ObjectIdx, State, ThreadIdx, World};
use super::{Stop, switch, with, with_existing};
use crate::data::Op;

impl Call {
    pub fn new(op: Op, object: Option<ObjectIdx>, place: Loc) -> Self {
        Self {
            op,
            object,
            mutex: None,
            place,
            want: Want::Go,
        }
    }

    pub fn with_mutex(self, mutex: ObjectIdx) -> Self {
        Self {
            mutex: Some(mutex),
            ..self
        }
    }

    pub fn when(self, want: Want) -> Self {
        Self { want, ..self }
    }
}

/// How to go on after an operation was announced.
enum Go {
    Now,
    Switch,
    Unwind,
    GiveUp,
}

/// Waits until `call` can happen and is chosen, records it as a step, and lets `act` change the model.
#[track_caller]
pub(crate) fn perform<R>(call: Call, act: impl FnOnce(&mut World, ThreadIdx) -> R) -> R {
    wait_turn(call);
    with(|world| {
        world.record(&call, call.counts());
        act(world, world.current)
    })
}

/// Like `perform`, without a step: the silent end of a wait.
#[track_caller]
pub(crate) fn wait_until(call: Call) {
    wait_turn(call);
}

/// Records a step that needs no turn, because no other thread can tell when it happens.
#[track_caller]
pub(crate) fn remark(call: Call, act: impl FnOnce(&mut World, ThreadIdx)) {
    with(|world| {
        if !world.stopping {
            world.record(&call, false);
            act(world, world.current);
        }
    });
}

/// Waits for the threads of a scope, even in a run that has failed, since they borrow from this thread.
#[track_caller]
pub(crate) fn finish_scope(call: Call) {
    let Want::Scope(threads) = call.want else {
        unreachable!("a scope waits for its threads")
    };
    let over = with(|world| {
        let over = world.finished(threads);
        if over {
            world.waited(world.current, call.want);
        }
        over
    });
    if over {
        return;
    }
    let switches = with(|world| {
        let me = world.current;
        world.threads[me].call = call;
        world.threads[me].state = State::Waiting;
        world.decide();
        world.current != me
    });
    if switches {
        switch();
    }
    with(|world| {
        if !world.stopping {
            world.record(&call, false);
        }
    });
}

#[track_caller]
fn wait_turn(call: Call) {
    match with(|world| announce(world, call)) {
        Go::Now => return,
        Go::Switch => switch(),
        Go::Unwind => unwind(),
        Go::GiveUp => super::campaign::give_up(),
    }
    if with(|world| world.stopping) {
        unwind();
    }
}

fn announce(world: &mut World, call: Call) -> Go {
    let me = world.current;
    if std::thread::panicking() {
        // A destructor that runs while a panic unwinds: it must not unwind, and no other thread may run meanwhile.
        return if call.want.holds(world, me) {
            world.waited(me, call.want);
            Go::Now
        } else {
            Go::GiveUp
        };
    }
    if world.stopping {
        return stop(world);
    }
    world.threads[me].call = call;
    world.threads[me].state = State::Waiting;
    world.decide();
    if world.current != me {
        return Go::Switch;
    }
    if world.stopping { stop(world) } else { Go::Now }
}

/// A program that catches every unwinding and goes on would never stop.
fn stop(world: &mut World) -> Go {
    const PATIENCE: u32 = 1_000;
    world.stops += 1;
    if world.stops > PATIENCE {
        Go::GiveUp
    } else {
        Go::Unwind
    }
}

/// Unwinds the current thread of a run that has failed, without calling the panic hook.
fn unwind() -> ! {
    std::panic::resume_unwind(Box::new(Stop))
}

/// To be called before an operation returns an error. A destructor that unwraps it while its thread unwinds would
/// abort the process.
pub(crate) fn before_error() {
    if std::thread::panicking() {
        super::campaign::give_up();
    }
}

/// Whether the current thread unwinds because the run has failed, not because of a panic of its own.
pub(crate) fn is_stopped() -> bool {
    std::thread::panicking() && with_existing(|world| world.stopping) == Some(true)
}

/// For destructors that are operations: takes a turn, unless the thread is unwinding or the run has ended.
pub(crate) fn on_drop(call: Call, act: impl FnOnce(&mut World, ThreadIdx)) {
    let mut act = Some(act);
    let inert = with_existing(|world| {
        let inert = world.stopping || std::thread::panicking();
        if inert && let Some(act) = act.take() {
            world.record(&call, false);
            act(world, world.current);
        }
        inert
    });
    if inert == Some(false)
        && let Some(act) = act.take()
    {
        perform(call, act);
    }
}

/// Adds texts for the value read and the value written to the last step, in runs that are kept.
pub(crate) fn show(texts: impl FnOnce() -> (Option<String>, Option<String>)) {
    if std::thread::panicking()
        || with_existing(|world| world.limits.full && !world.stopping) != Some(true)
    {
        return;
    }
    // Outside of `with`: the `Debug` of a learner's type may do anything.
    let (read, wrote) = texts();
    with(|world| {
        if let Some(step) = world.steps.len().checked_sub(1) {
            world.shown.push((step, read, wrote));
        }
    });
}
