//! A data-parallel iterator: it splits the tasks over its threads, and idle threads steal.

use crate::work::computing::{Answer, Task, compute};
use anyhow::Result;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Computes every task on `workers` threads; the answers come in the order of the tasks.
pub fn compute_all(tasks: &[Task], workers: usize) -> Result<Vec<Answer>> {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    Ok(pool.install(|| tasks.par_iter().map(compute).collect()))
}
