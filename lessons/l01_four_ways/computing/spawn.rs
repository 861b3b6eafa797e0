//! A tokio task for every task, on a few worker threads.
//! The workers compute them as any threads would.

use crate::work::computing::{Answer, Task, compute};
use anyhow::Result;
use tokio::runtime::Builder;

/// Computes every task on `workers` worker threads; the answers come in the
/// order of the tasks.
pub fn compute_all(tasks: &[Task], workers: usize) -> Result<Vec<Answer>> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // A task may outlive this function as far as the compiler knows, so it
        // owns its work.
        let spawned: Vec<_> = tasks
            .iter()
            .cloned()
            .map(|task| tokio::spawn(async move { compute(&task) }))
            .collect();
        let mut answers = Vec::with_capacity(spawned.len());
        for task in spawned {
            answers.push(task.await?);
        }
        Ok(answers)
    })
}
