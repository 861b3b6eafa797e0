//! A data-parallel iterator over a few threads.
//! It splits the tasks among them, and idle threads steal from busy ones.

use crate::work::computing::{Answer, Task, compute};
use anyhow::Result;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Computes every task on `workers` threads; the answers come in the order of
/// the tasks.
pub fn compute_all(tasks: &[Task], workers: usize) -> Result<Vec<Answer>> {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    Ok(pool.install(|| tasks.par_iter().map(compute).collect()))
}
