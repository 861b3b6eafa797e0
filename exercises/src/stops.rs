//! Stops one thread of an answer before one of its steps, while the others go on as far as they can.
//!
//! A step uses an atomic, takes a lock or gives a mutex back; the checks' `std` tells of it. So what goes wrong when another thread gets in
//! between two steps happens in every run of the check, and not when the system's scheduler wants it.

use crate::board::Board;
use crate::idle::{self, Ended};
use std::cell::Cell;
use std::sync::Condvar;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::Duration;
use watched_std::{Step, before_each_step};

/// The check of an exercise that is made with this.
pub const CHECK: &str = "a_thread_may_be_stopped_anywhere";
/// A thread is stopped before each of this number of its first steps.
const PLACES: usize = 8;
/// Steps of the others in which nothing comes of it: they only look again and again.
const MANY: usize = 2_000;
/// How long every thread must have waited before the others have come to rest.
const REST: Duration = Duration::from_millis(5);

static STOP: Board<Stop> = Board::new(Stop {
    stopped: false,
    goes_on: true,
});
static DOOR: Condvar = Condvar::new();
/// Which run this is; 0 while no thread is to be stopped.
static RUN: AtomicUsize = AtomicUsize::new(0);
static PLACE: AtomicUsize = AtomicUsize::new(0);
/// Whether the thread that calls the answer is the one that is stopped.
static CALLER: AtomicBool = AtomicBool::new(false);
static STEPS: AtomicUsize = AtomicUsize::new(0);

#[derive(Debug)]
struct Stop {
    stopped: bool,
    goes_on: bool,
}

thread_local! {
    static IS_THE_CALLER: Cell<bool> = const { Cell::new(false) };
    static MINE: Cell<Mine> = const { Cell::new(Mine { run: 0, steps: 0, waited: false }) };
}

#[derive(Debug, Clone, Copy)]
struct Mine {
    run: usize,
    steps: usize,
    waited: bool,
}

/// Calls `check` for each place at which a thread is stopped, until it says that no thread has come so far: first for the
/// threads that the answer starts, then for the one that calls it.
pub fn at_each_place(check: impl Fn() -> bool) {
    before_each_step(reached);
    for caller in [false, true] {
        CALLER.store(caller, SeqCst);
        for place in 1..=PLACES {
            STOP.change(|stop| (stop.stopped, stop.goes_on) = (false, false));
            PLACE.store(place, SeqCst);
            RUN.fetch_add(1, SeqCst);
            if !check() {
                break;
            }
        }
    }
}

/// The calling thread is the one that calls the answer.
pub fn this_is_the_caller() {
    IS_THE_CALLER.set(true);
}

/// Whether a thread is stopped, or was in this run.
pub fn is_stopped() -> bool {
    STOP.look(|stop| stop.stopped)
}

/// Waits until `over` holds, or until the other threads wait, or look again and again while `progress` does not change.
pub fn rest(over: impl Fn() -> bool, progress: impl Fn() -> usize) -> Ended {
    let last = Cell::new((progress(), STEPS.load(SeqCst)));
    let spins = || {
        let (seen, steps) = (progress(), STEPS.load(SeqCst));
        if last.get().0 != seen {
            last.set((seen, steps));
        }
        steps - last.get().1 > MANY
    };
    idle::until(|| over() || spins(), &progress, REST)
}

/// Lets the stopped thread go on.
pub fn release() {
    STOP.change(|stop| stop.goes_on = true);
    DOOR.notify_all();
}

/// What was done to the answer's threads, as a sentence; empty if nothing was.
pub fn told() -> String {
    match is_stopped() {
        true => "One thread had been stopped between two steps with what the threads share, while the others went on.".into(),
        false => String::new(),
    }
}

/// Each thread of the answer comes here before each step; true ends a wait without a reason, the first time.
fn reached(step: Step) -> bool {
    let run = RUN.load(SeqCst);
    let known = MINE
        .try_with(Cell::get)
        .and_then(|mine| Ok((mine, IS_THE_CALLER.try_with(Cell::get)?)));
    let Ok((mut mine, is_the_caller)) = known else {
        return false;
    };
    if mine.run != run {
        (mine.run, mine.steps, mine.waited) = (run, 0, false);
    }
    let wakes = step == Step::Wait && !mine.waited;
    match step {
        Step::Wait => mine.waited = true,
        Step::Access if is_the_caller == CALLER.load(SeqCst) => mine.steps += 1,
        Step::Access => mine.steps = 0,
    }
    MINE.set(mine);
    STEPS.fetch_add(1, SeqCst);
    if step == Step::Access && mine.steps == PLACE.load(SeqCst) {
        let first = STOP.change(|stop| !std::mem::replace(&mut stop.stopped, true));
        if first {
            STOP.block(&DOOR, |stop| stop.goes_on);
        }
    }
    wakes
}
