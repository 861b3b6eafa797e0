//! A model: one way to do an experiment's work, with its source; and the experiment.

use crate::measure::Bound;
use crate::trace::Recorder;
use crate::usage::Usage;
use anyhow::Result;
use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What one model needs at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// Threads beside the calling one.
    pub threads: usize,
    /// Open files and sockets, at both ends.
    pub files: usize,
}

/// Notes an answer; see [`Model::noting`].
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
    /// Whether its answer may be another one than that of the others: it is wrong on purpose.
    pub may_differ: bool,
    note: Option<Note>,
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
            may_differ: false,
            note: None,
            call: Box::new(move || Ok(Box::new(call()?) as Box<dyn Outcome>)),
        }
    }

    /// What it is: the first line of its file.
    pub fn summary(&self) -> &'static str {
        let first = self.source.lines().next().unwrap_or_default();
        first.trim_start_matches("//! ").trim_end_matches('.')
    }

    /// Marks a model that is slow or wrong on purpose, with the reason.
    pub fn trap(self, why: &'static str) -> Model {
        Model {
            trap: Some(why),
            ..self
        }
    }

    /// Allows it another answer than the others give, since the lesson shows that it is wrong.
    pub fn may_differ(self) -> Model {
        Model {
            may_differ: true,
            ..self
        }
    }

    /// Hands the answer of every measured run to `note`, outside of the time that is measured.
    pub fn noting<T: 'static>(self, note: impl Fn(&T) + 'static) -> Model {
        let note = move |answer: &dyn Any| {
            if let Some(answer) = answer.downcast_ref() {
                note(answer);
            }
        };
        Model {
            note: Some(Box::new(note)),
            ..self
        }
    }

    /// Notes the answer of a measured run, where [`Model::noting`] asks for it.
    pub fn note(&self, answer: &dyn Outcome) {
        if let Some(note) = &self.note {
            note(answer);
        }
    }

    /// Says what it needs.
    pub fn needs(self, needs: Needs) -> Model {
        Model { needs, ..self }
    }

    /// Does the work once.
    pub fn run(&self) -> Result<Box<dyn Outcome>> {
        (self.call)()
    }
}

/// Makes a [`Model`] from one path: its name, its whole source and the timed call.
///
/// `model!(waiting::threads::fetch_all(items))` is named `threads`, shows `waiting/threads.rs` and
/// times `waiting::threads::fetch_all(&items)`. The arguments are cloned into the model and lent to each call.
#[macro_export]
macro_rules! model {
    ($folder:ident :: $module:ident :: $function:ident ($items:ident $(, $argument:expr)*)) => {{
        let items = ::std::sync::Arc::clone(&$items);
        $crate::lesson::Model::new(
            stringify!($module),
            concat!(stringify!($folder), "/", stringify!($module), ".rs"),
            include_str!(concat!(stringify!($folder), "/", stringify!($module), ".rs")),
            ::std::any::type_name_of_val(&$folder::$module::$function),
            move || $folder::$module::$function(&items $(, $argument)*),
        )
    }};
}

/// The same work done by several models.
pub struct Experiment {
    /// What kind of work, e.g. `waiting`.
    pub work: &'static str,
    /// One sentence on the sizes.
    pub setup: String,
    /// The best that any model could do.
    pub bound: Bound,
    /// The models, in the order shown; speed-ups are against [`Experiment::baseline`].
    pub models: Vec<Model>,
    /// The model that others are compared with, by name.
    pub baseline: &'static str,
    /// Records the spans of the traced runs.
    pub recorder: Recorder,
    /// What was used by helpers that are not part of the work, e.g. the local server; subtracted from each run.
    pub aside: Box<dyn Fn() -> Option<Usage>>,
}
