//! The loop of runs: one OS thread, one strategy, until the strategy has no more runs to ask for.

use super::driver::{CAMPAIGN, Driver, Once};
use super::world::{Limits, World};
use super::{WORLD, hook};
use crate::strategy::Strategy;
use shuttle_engine::{Config, FailurePersistence, MaxSteps, Runner};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};

/// The closure under test, with its outcome as text.
pub(crate) type Test = Arc<dyn Fn() -> String + Send + Sync>;

/// Stack of each thread of the program, as large as std's. Only what the program touches becomes memory.
pub(crate) const STACK: usize = 2 * 1024 * 1024;

/// Runs that could not be ended are left behind with their OS thread, up to this many times.
const MAX_LEFT_BEHIND: u32 = 32;

/// Whoever wants to know how each run ended, and says whether there is to be another.
pub(crate) trait Audience: Send + std::any::Any {
    fn run_ended(&mut self, world: &World);
}

/// What one OS thread works on.
pub(crate) struct Campaign {
    audience: Box<dyn Audience>,
    running: bool,
    report: mpsc::SyncSender<Report>,
}

struct Report {
    strategy: Box<dyn Strategy>,
    audience: Box<dyn Audience>,
    finished: bool,
}

/// The number of the run within the process, by which an object knows whether it belongs to this one.
static EPOCH: AtomicU64 = AtomicU64::new(1);

impl Campaign {
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
        self.audience.run_ended(world);
        world.strategy = strategy;
    }
}

/// Runs `test` as often as `strategy` asks, telling `audience` about each run.
pub(crate) fn run<S: Strategy + 'static, A: Audience + 'static>(
    test: &Test,
    limits: Limits,
    strategy: S,
    audience: A,
) -> (S, A) {
    assert!(
        super::with_existing(|_| ()).is_none(),
        "interleave: explore and replay can't be called inside an exploration"
    );
    let mut strategy: Box<dyn Strategy> = Box::new(strategy);
    let mut audience: Box<dyn Audience> = Box::new(audience);
    for _ in 0..MAX_LEFT_BEHIND {
        let report = on_own_thread(test, limits, strategy, audience);
        (strategy, audience) = (report.strategy, report.audience);
        if report.finished {
            break;
        }
    }
    let strategy: Box<dyn std::any::Any> = strategy;
    let audience: Box<dyn std::any::Any> = audience;
    let same = "a campaign returns what it was given";
    (
        *strategy.downcast().expect(same),
        *audience.downcast().expect(same),
    )
}

fn on_own_thread(
    test: &Test,
    limits: Limits,
    strategy: Box<dyn Strategy>,
    audience: Box<dyn Audience>,
) -> Report {
    let (report, reports) = mpsc::sync_channel(1);
    let test = Arc::clone(test);
    let thread = std::thread::Builder::new()
        .name("interleave".into())
        .spawn(move || {
            hook::capture_this_thread();
            WORLD.set(Some(Box::new(World::new(limits, strategy))));
            CAMPAIGN.set(Some(Campaign {
                audience,
                running: false,
                report,
            }));
            Runner::new(Driver, config()).run(move || super::run_main(&*test));
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
    let world = WORLD.take().expect("a campaign has a world");
    let mut campaign = CAMPAIGN.take().expect("a campaign runs");
    let mut world = *world;
    if std::mem::take(&mut campaign.running) {
        campaign.end_run(&mut world);
    }
    let report = Report {
        strategy: world.strategy,
        audience: campaign.audience,
        finished,
    };
    let _ = campaign.report.send(report);
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
