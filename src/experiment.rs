//! An experiment: the same work done by several models, each with its source and what it needs.

use crate::quota::Quota;
use crate::trace::Recorder;
use crate::usage::Usage;
use anyhow::Result;
use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

/// The same work done by several models.
pub struct Experiment {
    /// What kind of work, e.g. `waiting`.
    pub work: &'static str,
    /// One or two sentences on the sizes.
    pub setup: String,
    /// The best that any model could do.
    pub bound: Bound,
    /// The models, in the order shown; speed-ups are against [`Experiment::baseline`].
    pub models: Vec<Model>,
    /// The model that others are compared with, by name.
    pub baseline: &'static str,
    /// The flags that make it smaller, e.g. `fewer --items`; named where the system can't hold it.
    pub smaller: &'static str,
    /// The models whose timelines make the point: a terminal shows these, unless `--all` asks for every one.
    pub drawn: &'static [&'static str],
    /// Records the spans of the traced runs.
    pub recorder: Recorder,
    /// What was used by helpers that are not part of the work, e.g. the local server; subtracted from each run.
    pub aside: Box<dyn Fn() -> Option<Usage>>,
}

impl Experiment {
    /// An experiment without a bound, a recorder of its own, or helpers.
    pub fn new(work: &'static str, baseline: &'static str, models: Vec<Model>) -> Experiment {
        Experiment {
            work,
            setup: String::new(),
            bound: Bound::None,
            models,
            baseline,
            smaller: "smaller sizes",
            drawn: &[],
            recorder: Recorder::default(),
            aside: Box::new(|| None),
        }
    }

    /// Whether it has a model of this name.
    pub fn has(&self, name: &str) -> bool {
        self.models.iter().any(|model| model.name == name)
    }
}

/// The best that any model could do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// Everything at once still takes as long as the slowest item.
    Slowest(Duration),
    /// `items` equal tasks on `cores` cores take at least ceil(items / cores) rounds.
    Cores {
        /// Tasks of equal size that can't be split.
        items: usize,
        /// Cores that can work at the same time.
        cores: usize,
        /// What a quota allows of them.
        quota: Option<Quota>,
    },
    /// Nothing is known that no model could beat.
    None,
}

impl Bound {
    /// The bound in time, given the baseline's median; `None` where it needs a baseline and has none.
    pub fn time(&self, baseline: Option<Duration>) -> Option<Duration> {
        match *self {
            Bound::Slowest(slowest) => Some(slowest),
            Bound::None => None,
            Bound::Cores {
                items,
                cores,
                quota,
            } => {
                let rounds = items.div_ceil(cores.max(1)) as f64;
                let of_cores = baseline?.mul_f64(rounds / items.max(1) as f64);
                // A period's time can be used up at once, before the quota stops anybody.
                let of_quota = quota.map_or(Duration::ZERO, |quota| {
                    baseline
                        .unwrap_or_default()
                        .div_f64(quota.allowed.max(1.0))
                        .saturating_sub(quota.period)
                });
                Some(of_cores.max(of_quota))
            }
        }
    }
}

/// What one model needs at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// Threads beside the calling one.
    pub threads: usize,
    /// Open files and sockets, at both ends.
    pub files: usize,
}

impl Needs {
    /// Needs threads alone.
    pub fn threads(threads: usize) -> Needs {
        Needs { threads, files: 0 }
    }
}

/// Keeps an answer; see [`Model::note_with`].
type Note = Box<dyn Fn(&dyn Any)>;

/// One way to do an experiment's work: the function that is timed, with its source.
pub struct Model {
    /// Named by mechanism, e.g. `threads`.
    pub name: &'static str,
    /// Its file in the lesson's folder.
    pub file: &'static str,
    /// The whole file.
    pub source: &'static str,
    /// The function that is timed, with the crate that it is compiled in.
    pub function: &'static str,
    /// Why it is wrong on purpose, for a model that shows a trap.
    pub trap: Option<&'static str>,
    /// What it needs from the system.
    pub needs: Needs,
    /// How long one run takes by calculation, where that is known beforehand.
    pub expected: Option<Duration>,
    /// Whether its answer may differ from that of the others: it is wrong on purpose.
    pub may_differ: bool,
    note: Option<Note>,
    after: Option<Box<dyn Fn()>>,
    call: Box<dyn Fn() -> Result<Box<dyn Outcome>>>,
}

/// What a model gives back; all models of an experiment must agree on it, except those that [`Model::may_differ`].
pub trait Outcome: Any {
    /// Equal for equal results.
    fn digest(&self) -> u64;
}

impl<T: Hash + 'static> Outcome for T {
    fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

impl Model {
    /// A model from its parts; lessons use the [`model!`](crate::model) macro.
    pub fn new<T: Hash + 'static>(
        name: &'static str,
        file: &'static str,
        source: &'static str,
        function: &'static str,
        call: impl Fn() -> Result<T> + 'static,
    ) -> Model {
        Model {
            name,
            file,
            source,
            function,
            trap: None,
            needs: Needs::default(),
            expected: None,
            may_differ: false,
            note: None,
            after: None,
            call: Box::new(move || Ok(Box::new(call()?) as Box<dyn Outcome>)),
        }
    }

    /// What it is: the first line of its file.
    pub fn summary(&self) -> &'static str {
        let first = self.source.lines().next().unwrap_or_default();
        first.trim_start_matches("//! ").trim_end_matches('.')
    }

    /// Gives it another name, for a file that is timed with several settings.
    pub fn named(self, name: &'static str) -> Model {
        Model { name, ..self }
    }

    /// Marks a model that is slow or wrong on purpose, with the reason.
    pub fn trap(self, why: &'static str) -> Model {
        Model {
            trap: Some(why),
            ..self
        }
    }

    /// Allows it an answer that differs from those of the others, since the lesson shows that it is wrong.
    pub fn may_differ(self) -> Model {
        Model {
            may_differ: true,
            ..self
        }
    }

    /// Hands the answer of every measured run to `note`, outside of the time that is measured.
    pub fn note_with<T: 'static>(&mut self, note: impl Fn(&T) + 'static) {
        self.note = Some(Box::new(move |answer: &dyn Any| {
            if let Some(answer) = answer.downcast_ref() {
                note(answer);
            }
        }));
    }

    /// Notes the answer of a measured run, where [`Model::note_with`] asks for it.
    pub fn note(&self, answer: &dyn Outcome) {
        if let Some(note) = &self.note {
            note(answer);
        }
    }

    /// Does `after` when a run has returned, outside of the time that is measured. A traced run is drawn until that is
    /// done, with a mark where the model returned: so one sees what it leaves behind.
    pub fn afterwards(self, after: impl Fn() + 'static) -> Model {
        Model {
            after: Some(Box::new(after)),
            ..self
        }
    }

    /// Does what [`Model::afterwards`] asks for, and `first` before it.
    pub fn clear_up(&self, first: impl FnOnce()) {
        if let Some(after) = &self.after {
            first();
            after();
        }
    }

    /// Says what it needs.
    pub fn needs(self, needs: Needs) -> Model {
        Model { needs, ..self }
    }

    /// Says how long one run takes by calculation.
    pub fn expected(self, time: Duration) -> Model {
        Model {
            expected: Some(time),
            ..self
        }
    }

    /// Does the work once.
    pub fn run(&self) -> Result<Box<dyn Outcome>> {
        (self.call)()
    }
}

/// Makes a [`Model`] from one path: its name, its whole source and the timed call.
///
/// `model!(counting::mutex::count(plan))` is named `mutex`, shows `counting/mutex.rs` and times
/// `counting::mutex::count(&plan)`. The arguments are cloned into the model and lent to each call.
/// `model!(try ...)` is for a function that may fail.
#[macro_export]
macro_rules! model {
    (try $folder:ident :: $module:ident :: $function:ident ($items:ident $(, $argument:expr)*)) => {{
        let items = ::std::sync::Arc::clone(&$items);
        $crate::experiment::Model::new(
            stringify!($module),
            concat!(stringify!($folder), "/", stringify!($module), ".rs"),
            include_str!(concat!(stringify!($folder), "/", stringify!($module), ".rs")),
            ::std::any::type_name_of_val(&$folder::$module::$function),
            move || ::anyhow::Ok($folder::$module::$function(&items $(, $argument)*)?),
        )
    }};
    ($folder:ident :: $module:ident :: $function:ident ($items:ident $(, $argument:expr)*)) => {{
        let items = ::std::sync::Arc::clone(&$items);
        $crate::experiment::Model::new(
            stringify!($module),
            concat!(stringify!($folder), "/", stringify!($module), ".rs"),
            include_str!(concat!(stringify!($folder), "/", stringify!($module), ".rs")),
            ::std::any::type_name_of_val(&$folder::$module::$function),
            move || ::anyhow::Ok($folder::$module::$function(&items $(, $argument)*)),
        )
    }};
}

/// The name of a model, from the path of its module: a sentence that names a model this way does not compile
/// once the model is gone or has another name.
#[macro_export]
macro_rules! name {
    ($folder:ident :: $module:ident) => {{
        const _: () = {
            #[expect(unused_imports, reason = "it only has to be there")]
            use $folder::$module as _;
        };
        stringify!($module)
    }};
}
