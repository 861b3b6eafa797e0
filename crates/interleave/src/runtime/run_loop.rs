//! The loop of runs: one OS thread, one strategy, until the strategy has no more runs to ask for.

use super::driver;
use super::world::{Limits, World};
use super::{WORLD, hook};
use crate::strategy::Strategy;
use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};

/// The closure under test, with its outcome as text.
pub(crate) type Test = Arc<dyn Fn() -> String + Send + Sync>;

/// Runs that could not be ended are left behind with their OS thread, up to this many times.
const MAX_LEFT_BEHIND: u32 = 32;

/// Hears how each run ended.
pub(crate) trait Observer: Send + std::any::Any {
    fn run_ended(&mut self, world: &World);
}

/// What one OS thread works on.
pub(crate) struct RunLoop {
    observer: Box<dyn Observer>,
    running: bool,
    report: mpsc::SyncSender<Report>,
}

struct Report {
    strategy: Box<dyn Strategy>,
    observer: Box<dyn Observer>,
    finished: bool,
}

thread_local! {
    static RUN_LOOP: RefCell<Option<RunLoop>> = const { RefCell::new(None) };
}

/// The number of the run within the process, by which an object knows whether it belongs to this one.
static EPOCH: AtomicU64 = AtomicU64::new(1);

impl RunLoop {
    /// Ends the previous run, if there was one, and prepares the next. False when there is to be no other.
    pub fn next_run(&mut self, world: &mut World) -> bool {
        if std::mem::take(&mut self.running) {
            self.end_run(world);
        }
        let cut = world.was_cut() && !world.limits.hold_loops;
        let more = !cut && world.strategy.begin();
        if more {
            world.reset(EPOCH.fetch_add(1, Ordering::Relaxed));
            self.running = true;
        }
        more
    }

    fn end_run(&mut self, world: &mut World) {
        let mut strategy =
            std::mem::replace(&mut world.strategy, Box::new(crate::strategy::Nothing));
        strategy.end(world);
        world.redundant = strategy.was_redundant();
        self.observer.run_ended(world);
        world.strategy = strategy;
    }
}

fn next_run(world: &mut World) -> bool {
    RUN_LOOP.with_borrow_mut(|run_loop| {
        run_loop
            .as_mut()
            .expect("a loop of runs goes on")
            .next_run(world)
    })
}

/// Runs `test` as often as `strategy` asks, telling `observer` about each run.
pub(crate) fn run<S: Strategy + 'static, A: Observer + 'static>(
    test: &Test,
    limits: Limits,
    strategy: S,
    observer: A,
) -> (S, A) {
    assert!(
        super::with_existing(|_| ()).is_none(),
        "interleave: explore and replay can't be called inside an exploration"
    );
    let mut strategy: Box<dyn Strategy> = Box::new(strategy);
    let mut observer: Box<dyn Observer> = Box::new(observer);
    for _ in 0..MAX_LEFT_BEHIND {
        let report = on_own_thread(test, limits, strategy, observer);
        (strategy, observer) = (report.strategy, report.observer);
        if report.finished {
            break;
        }
    }
    let strategy: Box<dyn std::any::Any> = strategy;
    let observer: Box<dyn std::any::Any> = observer;
    let same = "a loop of runs returns what it was given";
    (
        *strategy.downcast().expect(same),
        *observer.downcast().expect(same),
    )
}

fn on_own_thread(
    test: &Test,
    limits: Limits,
    strategy: Box<dyn Strategy>,
    observer: Box<dyn Observer>,
) -> Report {
    let (report, reports) = mpsc::sync_channel(1);
    let test = Arc::clone(test);
    let thread = std::thread::Builder::new()
        .name("interleave".into())
        .spawn(move || {
            hook::capture_this_thread();
            WORLD.set(Some(Box::new(World::new(limits, strategy))));
            RUN_LOOP.set(Some(RunLoop {
                observer,
                running: false,
                report,
            }));
            driver::run(next_run, move || super::run_main(&*test));
            leave(true);
        })
        .expect("the system refused a thread for the exploration");
    reports.recv().unwrap_or_else(|_| {
        // No report will come. If the program has called `std::process::exit`, that thread never ends, but the
        // process soon does, and the caller must not panic before.
        match thread.join() {
            Err(panicked) => std::panic::resume_unwind(panicked),
            Ok(()) => unreachable!("an exploration ends with a report"),
        }
    })
}

/// Hands everything back to the thread that waits in `run`.
fn leave(finished: bool) {
    let world = WORLD.take().expect("a loop of runs has a world");
    let mut run_loop = RUN_LOOP.take().expect("a loop of runs goes on");
    let mut world = *world;
    if std::mem::take(&mut run_loop.running) {
        run_loop.end_run(&mut world);
    }
    let report = Report {
        strategy: world.strategy,
        observer: run_loop.observer,
        finished,
    };
    let _ = run_loop.report.send(report);
}

/// Leaves a run that can't be ended, because a destructor waits while its thread unwinds: the search goes on
/// on another OS thread, and this one sleeps for ever.
pub(super) fn give_up() -> ! {
    super::with(|world| {
        let caught = super::hook::last_panic();
        let message = caught
            .as_ref()
            .map_or_else(|| "a thread can't be unwound".into(), |c| c.message.clone());
        world.fail(super::Fault {
            place: caught.map(|c| c.place),
            thread: Some(world.current),
            ..super::Fault::new(crate::data::FailureKind::Panic, message)
        });
    });
    leave(false);
    loop {
        std::thread::park();
    }
}
