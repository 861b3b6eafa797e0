//! Which models of a run are measured: those of `--only`, those that do not take too long, those that fit this machine.

use crate::experiment::{Experiment, Model};
use crate::limits::Limits;
use crate::wrong_use::refuse;
use anyhow::Result;
use std::time::Duration;

/// A model that needs longer for one run is left out, unless `--only` names it.
const LONG: Duration = Duration::from_secs(20);

/// Keeps the models named by `only`, in the lesson's order; without names, leaves out what takes too long, and says so.
///
/// Fails with [`WrongUse`](crate::wrong_use::WrongUse) for a name that no model has.
pub fn choose(only: &[String], experiments: &mut Vec<Experiment>) -> Result<()> {
    if only.is_empty() {
        experiments.iter_mut().for_each(leave_out_the_slow);
    } else {
        select(only, experiments)?;
    }
    experiments.retain(|experiment| !experiment.models.is_empty());
    Ok(())
}

fn select(only: &[String], experiments: &mut [Experiment]) -> Result<()> {
    // A comma at the end names no model.
    let only = only.iter().map(|name| name.trim());
    let only: Vec<&str> = only.filter(|name| !name.is_empty()).collect();
    let mut known: Vec<&str> = Vec::new();
    for model in experiments.iter().flat_map(|experiment| &experiment.models) {
        if !known.contains(&model.name) {
            known.push(model.name);
        }
    }
    let unknown = only.iter().find(|name| !known.contains(name));
    if only.is_empty() || unknown.is_some() {
        let (known, unknown) = (known.join(", "), unknown.unwrap_or(&""));
        return refuse(format!(
            "unknown model '{unknown}' in --only: choose from {known}"
        ));
    }
    for experiment in experiments {
        experiment.models.retain(|model| only.contains(&model.name));
    }
    Ok(())
}

fn leave_out_the_slow(experiment: &mut Experiment) {
    let is_slow = |model: &mut Model| model.expected.is_some_and(|time| time > LONG);
    let slow: Vec<Model> = experiment.models.extract_if(.., is_slow).collect();
    if slow.is_empty() {
        return;
    }
    let named = slow.iter().map(|model| {
        let seconds = model.expected.unwrap_or_default().as_secs_f64();
        format!("{} ({seconds:.0} s)", model.name)
    });
    experiment.setup += &format!(
        " Left out, because one run would take longer than {:.0} s: {}. Name them in --only to measure them.",
        LONG.as_secs_f64(),
        named.collect::<Vec<_>>().join(", ")
    );
}

/// Refuses what this system can't hold, before anything starts.
///
/// Fails with [`WrongUse`](crate::wrong_use::WrongUse), which says what to make smaller.
pub fn allow(experiments: &[Experiment]) -> Result<()> {
    let limits = Limits::here();
    for experiment in experiments {
        for model in &experiment.models {
            let (name, smaller) = (model.name, experiment.smaller);
            let instead = format!("use {smaller}, or leave {name} out with --only");
            limits.allow(model.needs, &format!("the model {name}"), &instead)?;
        }
    }
    Ok(())
}
