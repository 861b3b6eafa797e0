//! What waiting costs: many tasks and many threads that all wait, and what was noted of them.

use super::crowd;
use crate::experiment::Experiment;
use crate::limits::Limits;
use crate::measure::Summary;
use crate::render::number::whole;
use crate::show::Show;
use crate::table::{Cell, Table, rows};
use crate::words::counted;
use crate::work::crowd::{Crowd, Gathering};
use crate::{machine, model, name};
use anyhow::Result;
use std::sync::Arc;

/// The tasks and the threads.
pub struct Crowds {
    tasks: Arc<Crowd>,
    threads: Arc<Crowd>,
}

/// What was noted of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gatherings {
    /// The tasks.
    pub tasks: Gathering,
    /// The threads.
    pub threads: Gathering,
    /// How many of each were asked for.
    pub asked: usize,
    /// How many threads the system allows, and what says so.
    pub limit: Option<(usize, &'static str)>,
    /// Why there were not more threads, if the system refused one.
    pub refusal: Option<String>,
}

impl Crowds {
    /// The crowds to gather: of threads, at most as many as the system allows.
    pub fn new(asked: usize) -> Crowds {
        let most = Limits::here().threads.unwrap_or(asked);
        Crowds {
            tasks: Arc::new(Crowd::new(asked)),
            threads: Arc::new(Crowd::new(asked.min(most).max(1))),
        }
    }

    /// Gathers both.
    pub fn experiment(&self) -> Experiment {
        let (tasks, threads) = (&self.tasks, &self.threads);
        let workers = machine::cores();
        let setup = format!(
            "{} that wait, on {}, and {} that wait.",
            counted(tasks.size, "task"),
            counted(workers, "worker thread"),
            counted(threads.size, "thread")
        );
        let models = vec![
            model!(try crowd::tasks::start_all(tasks, workers)),
            model!(try crowd::threads::start_all(threads)),
        ];
        Experiment {
            setup,
            smaller: "a smaller --crowd",
            ..Experiment::new("crowd", name!(crowd::threads), models)
        }
    }

    /// Runs the crowd, and gives what was noted; the traced run counts for the memory, the others for the time.
    pub fn gather(&self, experiment: &Experiment, show: &mut Show<'_>) -> Result<Gatherings> {
        let runs = show.options.runs.unwrap_or(3);
        show.compare_times(experiment, runs)?;
        let (tasks, _) = self.tasks.notes();
        let (threads, refusal) = self.threads.notes();
        Ok(Gatherings {
            tasks: summary(&tasks),
            threads: summary(&threads),
            asked: self.tasks.size,
            limit: Limits::of_threads(),
            refusal,
        })
    }
}

fn summary(notes: &[Gathering]) -> Gathering {
    let timed = notes.get(1..).filter(|rest| !rest.is_empty());
    let times = timed.unwrap_or(notes).iter().map(|one| one.took);
    Gathering {
        number: notes.iter().map(|one| one.number).min().unwrap_or(0),
        took: Summary::of(times.collect()).median,
        grew: notes.first().and_then(|one| one.grew),
    }
}

impl Gatherings {
    /// What a waiting task costs, and what a waiting thread costs.
    pub fn table(&self) -> Table {
        let both = [("task", &self.tasks), ("thread", &self.threads)];
        let both: Vec<_> = both.into_iter().filter(|(_, one)| one.number > 0).collect();
        let bytes = |grew: Option<u64>| grew.map_or(Cell::Missing, Cell::Whole);
        let each = |one: &Gathering| one.grew.map(|grew| grew / one.number as u64);
        rows("crowd", &both)
            .column("kind", "waiting", |(kind, _)| Cell::Text((*kind).into()))
            .column("number", "number", |(_, one)| Cell::Whole(one.number as u64))
            .column("begun_s", "all begun", |(_, one)| Cell::Time(one.took))
            .expendable(1, "each_s", "each", |(_, one)| {
                Cell::Nanoseconds(one.took.as_secs_f64() * 1e9 / one.number as f64)
            })
            .expendable(2, "resident_bytes", "resident bytes", |(_, one)| bytes(one.grew))
            .column("resident_bytes_each", "bytes each", |(_, one)| bytes(each(one)))
            .note(format!(
                "all begun: from the first start until all {} had begun",
                whole(self.asked as u64)
            ))
            .note("resident: by how much the memory in use grew; the system's own for a thread is not in it")
            .table()
    }
}
