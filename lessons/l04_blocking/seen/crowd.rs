//! What the crowd of waiting tasks and threads shows.

use super::super::crowd::Gathering;
use super::super::plan::counted;
use crate::render::duration;
use crate::render::number::whole;

/// What was noted of the crowd.
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

/// What a waiting task costs against a waiting thread, and what sets a limit.
pub fn sentences(crowd: &Gatherings) -> Vec<String> {
    let (tasks, threads) = (&crowd.tasks, &crowd.threads);
    let each = |one: &Gathering| one.took.as_secs_f64() / one.number as f64;
    let begun = |one: &Gathering, kind| {
        let (number, took) = (counted(one.number, kind), duration(one.took));
        format!("{number} had begun after {took}")
    };
    let started = (tasks.number > 0 && threads.number > 0).then(|| {
        format!(
            "{}, {}: a thread took {:.1}x the time of a task.",
            begun(tasks, "task"),
            begun(threads, "thread"),
            each(threads) / each(tasks).max(1e-12)
        )
    });
    // Memory that was there before and is used again does not show.
    let bytes = |one: &Gathering| Some(one.grew.filter(|grew| *grew > 0)? / one.number as u64);
    let known = started.is_some().then(|| bytes(tasks).zip(bytes(threads)));
    let memory = known.flatten().map(|(task, thread)| {
        format!(
            "A waiting task took {} bytes of memory, a waiting thread {}.",
            whole(task),
            whole(thread)
        )
    });
    let limit = match (&crowd.refusal, crowd.limit) {
        (Some(refusal), _) => Some(format!(
            "The system refused thread number {}: {refusal}. No system refused a task.",
            whole(threads.number as u64 + 1)
        )),
        (None, Some((limit, name))) => Some(format!(
            "This system allows about {} threads ({name}); {} were asked for, and {} started. For tasks only memory sets a limit.",
            whole(limit as u64),
            whole(crowd.asked as u64),
            whole(threads.number as u64)
        )),
        (None, None) => None,
    };
    [started, memory, limit].into_iter().flatten().collect()
}
