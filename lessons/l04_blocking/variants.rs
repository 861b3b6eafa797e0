//! The variants with a heartbeat, and what calculation says about each.

use super::{SLICE, Sizes, computing, guard, waiting};
use crate::experiment::{Bound, Experiment, Model, Needs};
use crate::heartbeat::Variant;
use crate::render::duration as shown;
use crate::trace::Recorder;
use crate::words::counted;
use crate::work::heartbeat::Heartbeat;
use crate::work::jobs::Jobs;
use crate::{machine, model, name, quota};
use std::sync::Arc;
use std::time::Duration;

/// `std_sleep` with two workers.
pub const STD_SLEEP_2: &str = "std_sleep_2";
/// `std_sleep` with a worker for each job.
pub const STD_SLEEP_ALL: &str = "std_sleep_all";
/// A worker of tokio looks at its timer at the latest after this many tasks; then a silence ends early.
const TASKS_BETWEEN_TIMERS: usize = 61;
/// Threads of tokio's blocking pool, unless the builder says otherwise.
const POOL: usize = 512;

/// How long a run takes by calculation, and for how long no worker is free.
type Calculated = (Duration, Option<Duration>);

/// The experiments, and beside them the variants.
pub fn experiments(sizes: &Sizes, variants: &mut Vec<Variant>) -> Vec<Experiment> {
    vec![
        waits(sizes, variants),
        computes(sizes, variants),
        guards(sizes, variants),
    ]
}

impl Sizes {
    /// Jobs that keep their worker: how long a run takes, and for how long no worker is free.
    ///
    /// Only in a whole round is every worker blocked: in the last one some may be free, and one is enough for a heart to
    /// beat. Jobs that compute share the cores.
    fn blocked(&self, workers: usize, cores: usize) -> Calculated {
        let time = |jobs: usize| {
            let slower = workers.min(jobs).div_ceil(cores).max(1);
            self.job.time * jobs.div_ceil(workers).max(1) as u32 * slower as u32
        };
        let rounds = self.jobs / workers;
        let known = rounds > 0 && rounds < TASKS_BETWEEN_TIMERS;
        (time(self.jobs), known.then(|| time(rounds * workers)))
    }

    /// Jobs that block no worker, on this many threads.
    fn free(&self, threads: usize) -> Calculated {
        (self.job.time * self.jobs.div_ceil(threads) as u32, None)
    }

    fn jobs(&self, recorder: &Recorder) -> (Arc<Jobs>, Arc<Heartbeat>) {
        let heartbeat = Arc::new(Heartbeat::new(self.beat, recorder.clone()));
        let jobs = Jobs::new(self.jobs, self.job, Arc::clone(&heartbeat));
        (Arc::new(jobs), heartbeat)
    }
}

/// Models that get jobs and a heartbeat of their own.
struct Maker<'a> {
    sizes: &'a Sizes,
    recorder: Recorder,
    models: Vec<Model>,
    variants: &'a mut Vec<Variant>,
}

impl<'a> Maker<'a> {
    fn new(sizes: &'a Sizes, variants: &'a mut Vec<Variant>) -> Maker<'a> {
        Maker {
            sizes,
            recorder: Recorder::default(),
            models: Vec::new(),
            variants,
        }
    }

    fn add(
        &mut self,
        (takes, silence): Calculated,
        threads: usize,
        make: impl FnOnce(Arc<Jobs>) -> Model,
    ) {
        let (jobs, heartbeat) = self.sizes.jobs(&self.recorder);
        let model = make(jobs).needs(Needs::threads(threads)).expected(takes);
        self.variants.push(Variant {
            name: model.name,
            heartbeat,
            takes,
            silence,
        });
        self.models.push(model);
    }

    fn experiment(
        self,
        work: &'static str,
        drawn: &'static [&'static str],
        bound: Bound,
        setup: String,
    ) -> Experiment {
        Experiment {
            drawn,
            setup,
            bound,
            smaller: "fewer --jobs or --workers",
            recorder: self.recorder,
            ..Experiment::new(work, self.models[0].name, self.models)
        }
    }
}

fn waits(sizes: &Sizes, variants: &mut Vec<Variant>) -> Experiment {
    let (jobs, workers) = (sizes.jobs, sizes.workers);
    let blocked = |workers| sizes.blocked(workers, usize::MAX);
    let why = "async code that blocks its thread";
    let pool = jobs.min(POOL);
    let mut maker = Maker::new(sizes, variants);
    maker.add(
        sizes.free(jobs),
        workers,
        |jobs| model!(try waiting::tokio_sleep::run_all(jobs, workers)),
    );
    maker.add(blocked(workers), workers, |jobs| {
        model!(try waiting::std_sleep::run_all(jobs, workers)).trap(why)
    });
    for (name, workers) in [(STD_SLEEP_2, 2), (STD_SLEEP_ALL, jobs)] {
        maker.add(blocked(workers), workers, |jobs| {
            let model = model!(try waiting::std_sleep::run_all(jobs, workers));
            model.named(name).trap(why)
        });
    }
    maker.add(
        sizes.free(pool),
        workers + pool,
        |jobs| model!(try waiting::spawn_blocking::run_all(jobs, workers)),
    );
    let setup = format!(
        "{} of {} beside a heart that beats every {}. The runtime has {}; {STD_SLEEP_2} has 2, and {STD_SLEEP_ALL} has {jobs}.",
        counted(jobs, "wait"),
        shown(sizes.job.time),
        shown(sizes.beat),
        counted(workers, "worker thread"),
    );
    let bound = Bound::Slowest(sizes.job.time);
    let drawn = &[name!(waiting::std_sleep)];
    maker.experiment("waiting", drawn, bound, setup)
}

fn computes(sizes: &Sizes, variants: &mut Vec<Variant>) -> Experiment {
    let (jobs, workers, cores) = (sizes.jobs, sizes.workers, machine::cores());
    let pool = cores.min(jobs);
    let mut maker = Maker::new(sizes, variants);
    let (unheard, _) = sizes.jobs(&maker.recorder);
    let alone = model!(try computing::sequential::run_all(unheard));
    maker.models.push(alone.expected(sizes.free(1).0));
    maker.add(sizes.blocked(workers, cores), workers, |jobs| {
        model!(try computing::cpu_inline::run_all(jobs, workers))
            .trap("a task that never gives its thread back")
    });
    maker.add(
        sizes.free(workers.min(cores)),
        workers,
        |jobs| model!(try computing::cpu_yield::run_all(jobs, workers)),
    );
    maker.add(
        sizes.free(pool),
        workers + pool,
        |jobs| model!(try computing::cpu_blocking::run_all(jobs, workers)),
    );
    maker.add(
        sizes.free(pool),
        workers + pool,
        |jobs| model!(try computing::cpu_rayon::run_all(jobs, workers)),
    );
    let setup = format!(
        "{} of about {} each, in slices of {} that the optimiser can't remove. The runtime has {}, and the blocking pool and rayon have {}.",
        counted(jobs, "computation"),
        shown(sizes.job.time),
        shown(SLICE),
        counted(workers, "worker thread"),
        counted(cores, "thread"),
    );
    let bound = Bound::Cores {
        items: jobs,
        cores,
        quota: quota::here(),
    };
    maker.experiment("computing", &[], bound, setup)
}

fn guards(sizes: &Sizes, variants: &mut Vec<Variant>) -> Experiment {
    // One job after the other would have ended by then.
    let patience = sizes.job.time * sizes.jobs as u32 + Duration::from_millis(100);
    let mut maker = Maker::new(sizes, variants);
    maker.add((patience, None), 1, |jobs| {
        model!(try guard::std_guard::run_all(jobs, patience)).trap("its thread waits for itself")
    });
    let setup = format!(
        "The same {} on one thread, each with a std Mutex locked while it waits. A watchdog gives it up after {}.",
        counted(sizes.jobs, "wait"),
        shown(patience)
    );
    let bound = Bound::Slowest(sizes.job.time);
    maker.experiment("guard", &[], bound, setup)
}
