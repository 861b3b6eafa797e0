//! Experiments: introduced, measured, drawn, compared.

use super::Show;
use crate::experiment::{Experiment, Model};
use crate::measure::{Comparison, Plan, compare};
use crate::predict::Ranking;
use crate::render::timeline;
use crate::report::Block;
use crate::trace::Timeline;
use crate::words::capitalised;
use anyhow::Result;
use std::time::Duration;

/// Time for the measured runs of one experiment.
const BUDGET: Duration = Duration::from_secs(8);
/// What was measured of an experiment: the comparison, and a timeline for each model.
pub struct Measurement {
    /// The times.
    pub comparison: Comparison,
    /// One traced run of each model, in the order of the models.
    pub timelines: Vec<Timeline>,
}

impl Show<'_> {
    /// Shows the heading, the sizes and, with `--code`, the sources of an experiment.
    pub fn introduce(&mut self, experiment: &Experiment) -> Result<()> {
        self.heading(&capitalised(experiment.work))?;
        self.text(experiment.setup.clone())?;
        self.sources(experiment)
    }

    /// Shows the sources of an experiment's models with `--code`.
    pub fn sources(&mut self, experiment: &Experiment) -> Result<()> {
        let mut models = experiment.models.iter();
        models.try_for_each(|model| self.code(model.file, model.source))
    }

    /// Measures an experiment without showing it.
    pub fn compare(&mut self, experiment: &Experiment) -> Result<Measurement> {
        let plan = Plan {
            runs: self.options.runs,
            budget: BUDGET,
            most: self.options.sized(25, 3),
        };
        self.compare_with(experiment, plan)
    }

    /// The same with a number of runs of its own.
    pub fn compare_times(&mut self, experiment: &Experiment, runs: usize) -> Result<Measurement> {
        let plan = Plan {
            runs: Some(runs),
            budget: Duration::ZERO,
            most: runs,
        };
        self.compare_with(experiment, plan)
    }

    fn compare_with(&mut self, experiment: &Experiment, plan: Plan) -> Result<Measurement> {
        let (comparison, timelines) = compare(experiment, plan, self.console)?;
        Ok(Measurement {
            comparison,
            timelines,
        })
    }

    /// Whether to show everything: without anybody looking on, or with `--all`.
    pub fn everything(&self) -> bool {
        self.options.all || !self.console.is_watched()
    }

    /// Shows a timeline for each model, or on a terminal for those that make the point; `--no-timeline` asks for none.
    pub fn timelines(&mut self, experiment: &Experiment, timelines: Vec<Timeline>) -> Result<()> {
        if self.options.no_timeline {
            return Ok(());
        }
        let (shown, left_out) = self.chosen(experiment, timelines);
        let (models, timelines): (Vec<&Model>, Vec<Timeline>) = shown.into_iter().unzip();
        // Of several drawings each may have signs that those before it have not.
        let mut new = timeline::signs(&timelines);
        new.retain(|sign| !self.explained.contains(sign));
        if !new.is_empty() {
            self.text(timeline::legend(&new))?;
            self.explained.extend(new);
        }
        for (model, timeline) in models.into_iter().zip(timelines) {
            let title = title(model);
            self.block(Block::Timeline { title, timeline })?;
        }
        self.tell_of_all(left_out)
    }

    /// Shows how many items waited at each moment, for the models whose timelines [`Show::timelines`] would show.
    pub fn levels(&mut self, experiment: &Experiment, timelines: Vec<Timeline>) -> Result<()> {
        if self.options.no_timeline {
            return Ok(());
        }
        let (shown, left_out) = self.chosen(experiment, timelines);
        let runs = shown
            .into_iter()
            .map(|(model, run)| (model.name.to_string(), run));
        let runs: Vec<_> = runs.collect();
        if !runs.is_empty() {
            self.block(Block::Levels(runs))?;
        }
        self.tell_of_all(left_out)
    }

    /// The models that are drawn, with their timelines, and how many are left out.
    fn chosen<'e>(
        &self,
        experiment: &'e Experiment,
        timelines: Vec<Timeline>,
    ) -> (Vec<(&'e Model, Timeline)>, usize) {
        let everything = self.everything() || self.options.only.len() == 1;
        let models = experiment.models.iter().zip(timelines);
        let (shown, left_out): (Vec<_>, Vec<_>) =
            models.partition(|(model, _)| everything || experiment.drawn.contains(&model.name));
        (shown, left_out.len())
    }

    fn tell_of_all(&mut self, left_out: usize) -> Result<()> {
        if left_out == 0 || self.told_of_all {
            return Ok(());
        }
        self.told_of_all = true;
        self.text("--all shows the timelines of the others, and more tables.")
    }

    /// The usual way of an experiment: introduce it, ask for a ranking, measure, draw, compare, score.
    pub fn measure(&mut self, experiment: &Experiment) -> Result<Comparison> {
        self.introduce(experiment)?;
        let ranking = Ranking {
            work: experiment.work,
            models: experiment
                .models
                .iter()
                .map(|model| (model.name, model.summary()))
                .collect(),
        };
        let given = match ranking.models.len() {
            0 | 1 => None,
            _ => self.ask(&ranking),
        };
        let measured = self.compare(experiment)?;
        self.timelines(experiment, measured.timelines)?;
        self.block(Block::Comparison(measured.comparison.clone()))?;
        if let Some(given) = given {
            let score = given.answer.score(&measured.comparison);
            self.score(&given, score)?;
        }
        Ok(measured.comparison)
    }
}

fn title(model: &Model) -> String {
    match model.trap {
        Some(why) => format!("{} (a trap: {why})", model.name),
        None => model.name.to_string(),
    }
}
