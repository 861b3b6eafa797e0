//! A few workers, each takes the next task when it is free.

use crate::work::computing::{Answer, Task, compute};
use anyhow::Result;
use std::thread;

/// Computes every task with `workers` threads; the answers come in the order of
/// the tasks.
pub fn compute_all(tasks: &[Task], workers: usize) -> Result<Vec<Answer>> {
    let (queue, next) = crossbeam::channel::unbounded();
    for task in tasks {
        queue.send(task).unwrap(); // fails only if no receiver is left
    }
    drop(queue); // closed: a worker ends when it finds the queue empty
    let (results, collected) = crossbeam::channel::unbounded();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (next, results) = (next.clone(), results.clone());
            thread::Builder::new().spawn_scoped(scope, move || {
                for task in next {
                    results.send((task.id, compute(task))).unwrap();
                }
            })?;
        }
        anyhow::Ok(())
    })?;
    drop(results); // the workers' clones are gone already; now the channel ends
    let mut answers: Vec<_> = collected.iter().collect();
    answers.sort_by_key(|(id, _)| *id); // they came as they were completed
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}
