//! What is measured: TO WRITE: the work, and the models that do it.

use super::computing;
use crate::experiment::{Bound, Experiment, Needs};
use crate::words::counted;
use crate::work::computing::Computing;
use crate::{machine, model, name, quota};
use std::sync::Arc;
use std::time::Duration;

/// How long one task takes on one core.
const COST: Duration = Duration::from_millis(4);

/// Computing every task.
pub fn computes(number: usize) -> Experiment {
    let computing = Computing::new(number, COST);
    let tasks = Arc::clone(&computing.tasks);
    let models = vec![
        model!(try computing::sequential::compute_all(tasks)),
        model!(try computing::threads::compute_all(tasks)).needs(Needs::threads(number)),
    ];
    Experiment {
        setup: format!("{}. TO WRITE: the sizes.", counted(number, "task")),
        bound: Bound::Cores {
            items: number,
            cores: machine::cores(),
            quota: quota::here(),
        },
        smaller: "fewer --tasks",
        recorder: computing.recorder,
        ..Experiment::new("computing", name!(computing::sequential), models)
    }
}
