//! The variants at the sizes that the flags ask for, and what arithmetic says about them.

use super::crowd::Crowd;
use super::jobs::{Jobs, SLICE};
use super::pulse::Pulse;
use super::{Flags, computing, crowd, guard, waiting};
use crate::demo::select;
use crate::lesson::{Experiment, Model, Needs, RunOptions};
use crate::limits::{Limits, Usage};
use crate::measure::Bound;
use crate::render::duration as shown;
use crate::render::number::whole;
use crate::trace::Recorder;
use crate::work::computing::Arithmetic;
use crate::{machine, model};
use anyhow::Result;
use std::sync::Arc;
use std::time::Duration;

/// A variant that needs longer for one run is left out, unless --only names it.
const LONG: Duration = Duration::from_secs(20);
/// A worker of tokio looks at its timer at the latest after so many tasks; then a silence ends early.
const TASKS_BETWEEN_TIMERS: usize = 61;

/// Everything that a run of the lesson does.
pub struct Plan {
    /// The experiments with a heartbeat, in order.
    pub parts: Vec<Part>,
    /// The crowd that waits, unless --only leaves it out.
    pub crowd: Option<Gathered>,
}

/// An experiment with a heartbeat beside each of its models.
pub struct Part {
    /// What `measure` gets.
    pub experiment: Experiment,
    /// The models with a heartbeat.
    pub variants: Vec<Variant>,
}

/// A model with a heartbeat, and what is to be expected of it.
#[derive(Clone)]
pub struct Variant {
    /// The model's name.
    pub name: &'static str,
    /// What it does, in a few words.
    pub what: &'static str,
    /// Collects its beats.
    pub pulse: Arc<Pulse>,
    /// How long one run takes by arithmetic.
    pub takes: Duration,
    /// How long every worker thread is blocked by arithmetic; `None` where none is, or where nobody can say.
    pub silence: Option<Duration>,
}

/// The experiment that starts many.
pub struct Gathered {
    /// What `measure` gets.
    pub experiment: Experiment,
    /// Of tasks.
    pub tasks: Arc<Crowd>,
    /// Of threads.
    pub threads: Arc<Crowd>,
    /// The size that was asked for.
    pub asked: usize,
}

/// The sizes that all variants share.
struct Sizes {
    jobs: usize,
    block: Duration,
    beat: Duration,
    slice: u64,
    workers: usize,
}

impl Plan {
    /// Plans the run, and refuses what can't work with [`Usage`], before anything starts.
    pub fn new(flags: &Flags, options: &RunOptions) -> Result<Plan> {
        let quick = options.quick;
        let ms = |normal, small| Duration::from_millis(if quick { small } else { normal });
        let sizes = Sizes {
            jobs: flags.jobs,
            block: flags.block.unwrap_or(ms(50, 10)),
            beat: flags.beat.unwrap_or(ms(2, 1)),
            slice: Arithmetic::Squares.size_for(SLICE),
            workers: flags.workers,
        };
        if sizes.beat > sizes.block {
            let (beat, block) = (shown(sizes.beat), shown(sizes.block));
            let message = format!(
                "--beat {beat} is longer than --block {block}: use a --beat that is at most as long as --block"
            );
            return Err(Usage(message).into());
        }
        let crowd = crowd_of(flags.crowd.unwrap_or(if quick { 1_000 } else { 10_000 }));
        let parts = vec![waits(&sizes), computes(&sizes), guards(&sizes)];
        let mut plan = Plan {
            parts,
            crowd: Some(crowd),
        };
        plan.choose(&flags.only)?;
        plan.allow()?;
        Ok(plan)
    }

    /// Keeps what `only` names; without it, leaves out what takes too long.
    fn choose(&mut self, only: &[String]) -> Result<()> {
        let mut experiments: Vec<Experiment> = Vec::new();
        let mut variants = Vec::new();
        for mut part in self.parts.drain(..) {
            if only.is_empty() {
                leave_out_the_slow(&mut part);
            }
            experiments.push(part.experiment);
            variants.push(part.variants);
        }
        let crowd = self.crowd.take().map(|crowd| {
            experiments.push(crowd.experiment);
            (crowd.tasks, crowd.threads, crowd.asked)
        });
        select(only, &mut experiments)?;
        for experiment in experiments {
            if experiment.work == "crowd" {
                let (tasks, threads, asked) = crowd.clone().expect("it was planned above");
                self.crowd = Some(Gathered {
                    experiment,
                    tasks,
                    threads,
                    asked,
                });
                continue;
            }
            let has = |name| experiment.models.iter().any(|model| model.name == name);
            let of_it = variants.iter().flatten().filter(|v| has(v.name));
            let variants = of_it.cloned().collect();
            self.parts.push(Part {
                experiment,
                variants,
            });
        }
        Ok(())
    }

    /// Refuses more threads than the system has.
    fn allow(&self) -> Result<()> {
        let limits = Limits::here();
        let models = self.parts.iter().flat_map(|part| &part.experiment.models);
        for model in models {
            let name = model.name;
            let instead = format!("use fewer --jobs or --workers, or leave {name} out with --only");
            limits.allow(model.needs, &format!("the variant {name}"), &instead)?;
        }
        Ok(())
    }
}

fn leave_out_the_slow(part: &mut Part) {
    let slow: Vec<Variant> = part
        .variants
        .extract_if(.., |variant| variant.takes > LONG)
        .collect();
    let named = slow
        .iter()
        .map(|v| format!("{} ({:.0} s)", v.name, v.takes.as_secs_f64()));
    let named: Vec<String> = named.collect();
    let is_slow = |model: &Model| slow.iter().any(|variant| variant.name == model.name);
    part.experiment.models.retain(|model| !is_slow(model));
    if !named.is_empty() {
        part.experiment.setup += &format!(
            " Left out, because one run would take longer than {:.0} s: {}. Name them in --only to measure them.",
            LONG.as_secs_f64(),
            named.join(", ")
        );
    }
}

/// A model that gets jobs and a pulse of its own.
struct Maker<'a> {
    sizes: &'a Sizes,
    recorder: Recorder,
    models: Vec<Model>,
    variants: Vec<Variant>,
}

impl Maker<'_> {
    fn of(sizes: &Sizes) -> Maker<'_> {
        Maker {
            sizes,
            recorder: Recorder::default(),
            models: Vec::new(),
            variants: Vec::new(),
        }
    }

    /// Adds the model that `make` makes; `blocked` workers are blocked by jobs that take `each` together.
    fn add(
        &mut self,
        what: &'static str,
        (takes, silence): (Duration, Option<Duration>),
        threads: usize,
        make: impl FnOnce(Arc<Jobs>) -> Model,
    ) {
        let sizes = self.sizes;
        let pulse = Arc::new(Pulse::new(sizes.beat, self.recorder.clone()));
        let jobs = Jobs::new(sizes.jobs, sizes.block, sizes.slice, Arc::clone(&pulse));
        let model = make(Arc::new(jobs)).needs(Needs { threads, files: 0 });
        self.variants.push(Variant {
            name: model.name,
            what,
            pulse,
            takes,
            silence,
        });
        self.models.push(model);
    }

    fn part(self, work: &'static str, baseline: &'static str, bound: Bound, setup: String) -> Part {
        Part {
            experiment: Experiment {
                work,
                setup,
                bound,
                models: self.models,
                baseline,
                recorder: self.recorder,
                aside: Box::new(|| None),
            },
            variants: self.variants,
        }
    }
}

impl Sizes {
    /// Jobs that keep their worker, on so many workers: how long a run takes, and how long no worker is free.
    ///
    /// In the last round some workers may be free, and one is enough for a heart to beat. Jobs that compute share the cores.
    fn blocked(&self, workers: usize, cores: usize) -> (Duration, Option<Duration>) {
        let time = |jobs: usize| {
            let slower = workers.min(jobs).div_ceil(cores).max(1);
            self.block * jobs.div_ceil(workers).max(1) as u32 * slower as u32
        };
        let rounds = self.jobs / workers;
        let known = rounds > 0 && rounds < TASKS_BETWEEN_TIMERS;
        (time(self.jobs), known.then(|| time(rounds * workers)))
    }
}

fn waits(sizes: &Sizes) -> Part {
    let (jobs, workers) = (sizes.jobs, sizes.workers);
    let free = |rounds: usize| (sizes.block * rounds as u32, None);
    let blocked = |workers| sizes.blocked(workers, usize::MAX);
    let why = "async code that blocks its thread";
    let mut maker = Maker::of(sizes);
    maker.add("tokio's sleep", free(1), workers, |jobs| {
        model!(waiting::tokio_sleep::run_all(jobs, workers))
    });
    maker.add("std's sleep in async", blocked(workers), workers, |jobs| {
        model!(waiting::std_sleep::run_all(jobs, workers)).trap(why)
    });
    maker.add("the same, 2 workers", blocked(2), 2, |jobs| {
        model!(waiting::std_sleep_2::run_all(jobs)).trap(why)
    });
    maker.add("the same, a worker a job", blocked(jobs), jobs, |jobs| {
        model!(waiting::std_sleep_all::run_all(jobs)).trap(why)
    });
    let pool = jobs.min(512);
    maker.add(
        "std's sleep on the pool",
        free(jobs.div_ceil(pool)),
        workers + pool,
        |jobs| model!(waiting::spawn_blocking::run_all(jobs, workers)),
    );
    let setup = format!(
        "{} of {} beside a heart that beats every {}. The runtime has {}; std_sleep_2 has 2, and std_sleep_all has {jobs}.",
        counted(jobs, "wait"),
        shown(sizes.block),
        shown(sizes.beat),
        counted(workers, "worker thread"),
    );
    maker.part("waiting", "tokio_sleep", Bound::Slowest(sizes.block), setup)
}

fn computes(sizes: &Sizes) -> Part {
    let (jobs, workers, cores) = (sizes.jobs, sizes.workers, machine::cores());
    let at_once = |n: usize| sizes.block * jobs.div_ceil(n.min(cores)) as u32;
    let pool = cores.min(jobs);
    let mut maker = Maker::of(sizes);
    maker.add(
        "computing in the task",
        sizes.blocked(workers, cores),
        workers,
        |jobs| {
            model!(computing::cpu_inline::run_all(jobs, workers))
                .trap("a task that never gives its thread back")
        },
    );
    maker.add(
        "yield_now between slices",
        (at_once(workers), None),
        workers,
        |jobs| model!(computing::cpu_yield::run_all(jobs, workers)),
    );
    maker.add(
        "computing on the pool",
        (at_once(pool), None),
        workers + pool,
        |jobs| model!(computing::cpu_blocking::run_all(jobs, workers)),
    );
    maker.add(
        "rayon and a oneshot",
        (at_once(pool), None),
        workers + pool,
        |jobs| model!(computing::cpu_rayon::run_all(jobs, workers)),
    );
    let unheard = Arc::new(Jobs::new(
        jobs,
        sizes.block,
        sizes.slice,
        Arc::new(Pulse::new(sizes.beat, maker.recorder.clone())),
    ));
    if at_once(1) <= LONG {
        maker
            .models
            .insert(0, model!(computing::sequential::run_all(unheard)));
    }
    let setup = format!(
        "{} of about {} each, in slices of {} that the optimiser can't remove. The runtime has {}, and the blocking pool and rayon have {}.",
        counted(jobs, "computation"),
        shown(sizes.block),
        shown(SLICE),
        counted(workers, "worker thread"),
        counted(cores, "thread"),
    );
    let bound = Bound::Cores { items: jobs, cores };
    maker.part("computing", "sequential", bound, setup)
}

fn guards(sizes: &Sizes) -> Part {
    // One job after the other would be through by then.
    let patience = sizes.block * sizes.jobs as u32 + Duration::from_millis(100);
    let mut maker = Maker::of(sizes);
    maker.add("a guard across an await", (patience, None), 1, |jobs| {
        model!(guard::std_guard::run_all(jobs, patience)).trap("its thread waits for itself")
    });
    let setup = format!(
        "The same {} on one thread, each with a std Mutex locked while it waits. A watchdog gives it up after {}.",
        counted(sizes.jobs, "wait"),
        shown(patience)
    );
    maker.part("guard", "std_guard", Bound::Slowest(sizes.block), setup)
}

/// Half of the threads that the system allows at the most: others need some too.
fn crowd_of(asked: usize) -> Gathered {
    let most = Limits::here().threads.map_or(asked, |limit| limit / 2);
    let tasks = Arc::new(Crowd::new(asked));
    let threads = Arc::new(Crowd::new(asked.min(most).max(1)));
    let workers = machine::cores();
    let setup = format!(
        "{} that wait, on {}, and {} that wait.",
        counted(tasks.size, "task"),
        counted(workers, "worker thread"),
        counted(threads.size, "thread")
    );
    Gathered {
        experiment: Experiment {
            work: "crowd",
            setup,
            bound: Bound::Slowest(Duration::ZERO),
            models: vec![
                model!(crowd::tasks::start_all(tasks, workers)),
                model!(crowd::threads::start_all(threads)),
            ],
            baseline: "threads",
            recorder: Recorder::default(),
            aside: Box::new(|| None),
        },
        tasks,
        threads,
        asked,
    }
}

/// E.g. `1 job` or `10,000 jobs`.
pub fn counted(number: usize, noun: &str) -> String {
    format!(
        "{} {noun}{}",
        whole(number as u64),
        if number == 1 { "" } else { "s" }
    )
}
