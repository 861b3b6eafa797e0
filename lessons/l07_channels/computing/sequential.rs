//! One task after the other, on the calling thread.

use crate::work::computing::{Answer, Task, compute};
use anyhow::Result;

/// Computes every task; the answers come in the order of the tasks.
pub fn compute_all(tasks: &[Task]) -> Result<Vec<Answer>> {
    Ok(tasks.iter().map(compute).collect())
}
