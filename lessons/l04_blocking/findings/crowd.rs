//! What the crowd of waiting tasks and threads shows.

use crate::findings::Finding;
use crate::lessons::l04_blocking::gather::Gatherings;
use crate::render::duration;
use crate::render::number::whole;
use crate::words::{counted, times_as_fast};
use crate::work::crowd::Gathering;

/// What a waiting task costs against a waiting thread, and what sets a limit.
pub fn all(crowd: &Gatherings) -> Vec<Finding> {
    let both = crowd.tasks.number > 0 && crowd.threads.number > 0;
    let costs = both.then(|| [on_start(crowd), on_memory(crowd)]);
    let costs = costs.into_iter().flatten().flatten();
    costs.chain(on_limit(crowd)).collect()
}

fn on_start(crowd: &Gatherings) -> Option<Finding> {
    let (tasks, threads) = (&crowd.tasks, &crowd.threads);
    let each = |one: &Gathering| one.took.as_secs_f64() / one.number as f64;
    let begun = |one: &Gathering, kind| {
        let (number, took) = (counted(one.number, kind), duration(one.took));
        format!("{number} had begun after {took}")
    };
    let times = each(threads) / each(tasks).max(1e-12);
    let finding = Finding::new(format!(
        "{}, {}: starting a task was {}.",
        begun(tasks, "task"),
        begun(threads, "thread"),
        times_as_fast(times)
    ));
    Some(finding.ratio("times_as_fast", times))
}

fn on_memory(crowd: &Gatherings) -> Option<Finding> {
    // Memory that was there before and is used again does not show.
    let bytes = |one: &Gathering| Some(one.grew.filter(|grew| *grew > 0)? / one.number as u64);
    let (task, thread) = bytes(&crowd.tasks).zip(bytes(&crowd.threads))?;
    let finding = Finding::new(format!(
        "A waiting task took {} bytes of memory, a waiting thread {}.",
        whole(task),
        whole(thread)
    ));
    Some(
        finding
            .count("task_bytes", task)
            .count("thread_bytes", thread),
    )
}

fn on_limit(crowd: &Gatherings) -> Option<Finding> {
    let started = crowd.threads.number as u64;
    let sentence = match (&crowd.refusal, crowd.limit) {
        (Some(refusal), _) => format!(
            "The system refused thread number {}: {refusal}. It refused no task.",
            whole(started + 1)
        ),
        (None, Some((limit, name))) => format!(
            "This system allows about {} threads ({name}); {} were asked for, and {} started. For tasks only memory sets a limit.",
            whole(limit as u64),
            whole(crowd.asked as u64),
            whole(started)
        ),
        (None, None) => return None,
    };
    Some(Finding::new(sentence).count("threads", started))
}
