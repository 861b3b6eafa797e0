//! What a lesson can do while it runs: ask, measure, explore, observe a child, show. Every common flag is honoured here.

use crate::console::Console;
use crate::experiment::{Experiment, Model};
use crate::findings::Finding;
use crate::measure::{Comparison, Plan, compare};
use crate::options::RunOptions;
use crate::predict::{Given, Predict, Ranking, Score};
use crate::process::ChildTask;
use crate::program::{Explored, Program};
use crate::report::Block;
use crate::schedule::{Schedule, rows};
use crate::table::Table;
use crate::trace::Timeline;
use crate::waits::WaitFor;
use crate::words::capitalised;
use anyhow::{Context, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// Time for the measured runs of one experiment.
const BUDGET: Duration = Duration::from_secs(8);
/// A longer schedule is left to the wait-for graph.
const SHORT_SCHEDULE: usize = 8;

/// Shows a lesson, block by block.
pub struct Show<'a> {
    console: &'a mut dyn Console,
    /// The common flags of this run.
    pub options: &'a RunOptions,
    slug: &'static str,
    /// Files that were shown.
    files: Vec<&'static str>,
}

/// What was measured of an experiment: the comparison, and a timeline for each model.
pub struct Measurement {
    /// The times.
    pub comparison: Comparison,
    /// One traced run of each model, in the order of the models.
    pub timelines: Vec<Timeline>,
}

impl<'a> Show<'a> {
    /// Shows the lesson called `slug` on a console.
    pub fn new(console: &'a mut dyn Console, options: &'a RunOptions, slug: &'static str) -> Self {
        Show {
            console,
            options,
            slug,
            files: Vec::new(),
        }
    }

    /// Shows a block.
    pub fn block(&mut self, block: Block) -> Result<()> {
        Ok(self.console.show(block)?)
    }

    /// Begins a part.
    pub fn heading(&mut self, heading: &str) -> Result<()> {
        self.block(Block::Heading(heading.into()))
    }

    /// Shows a paragraph.
    pub fn text(&mut self, text: impl Into<String>) -> Result<()> {
        self.block(Block::Text(text.into()))
    }

    /// Shows a table.
    pub fn table(&mut self, table: Table) -> Result<()> {
        self.block(Block::Table(table))
    }

    /// Shows what the run showed.
    pub fn findings(&mut self, findings: Vec<Finding>) -> Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        self.heading("What you saw")?;
        self.block(Block::Findings(findings))
    }

    /// Shows a file with `--code`, each file once.
    pub fn code(&mut self, file: &'static str, source: &str) -> Result<()> {
        if !self.options.code || self.files.contains(&file) {
            return Ok(());
        }
        self.files.push(file);
        self.excerpt(file, source)
    }

    /// Shows lines of code, with or without `--code`.
    pub fn excerpt(&mut self, file: &str, source: &str) -> Result<()> {
        self.block(Block::Code {
            file: file.into(),
            source: textwrap::dedent(source),
        })
    }

    /// Asks until the answer is understood; `None` without an answer, or with `--no-predict`.
    pub fn ask<P: Predict>(&mut self, predict: &P) -> Option<Given<P::Answer>> {
        if self.options.no_predict {
            return None;
        }
        let question = predict.question();
        let mut prompt = format!("{question}\n> ");
        loop {
            let words = self.console.ask(&prompt)?.trim().to_string();
            if words.is_empty() {
                return None;
            }
            match predict.parse(&words) {
                Ok(answer) => {
                    return Some(Given {
                        question,
                        words,
                        answer,
                    });
                }
                Err(mistake) => prompt = format!("{mistake} Again, or Enter to skip.\n> "),
            }
        }
    }

    /// Shows how close a prediction came.
    pub fn score<A>(&mut self, given: &Given<A>, score: Score) -> Result<()> {
        self.block(Block::Prediction(given.scored(score)))
    }

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

    /// Shows a timeline for each model, unless `--no-timeline` asks for none.
    pub fn timelines(&mut self, experiment: &Experiment, timelines: Vec<Timeline>) -> Result<()> {
        if self.options.no_timeline {
            return Ok(());
        }
        for (model, timeline) in experiment.models.iter().zip(timelines) {
            let title = title(model);
            self.block(Block::Timeline { title, timeline })?;
        }
        Ok(())
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

    /// Runs small programs under every order of their steps; with `--code`, shows them.
    pub fn explore(&mut self, programs: Vec<Program>) -> Result<Vec<Explored>> {
        for program in &programs {
            self.code(program.file, program.source)?;
        }
        Ok(programs.into_iter().map(Explored::of).collect())
    }

    /// Draws the simplest run of a program that ends with a wrong outcome, if there is one.
    pub fn wrong_outcome(&mut self, explored: &Explored, title: &str) -> Result<()> {
        let Some(trace) = explored.wrong_outcome() else {
            return Ok(());
        };
        let program = &explored.program;
        let schedule = Schedule::of(title, trace).with_source(program.file, program.source);
        self.block(Block::Schedule(schedule))
    }

    /// Draws the simplest deadlock of a program: how it comes about where that is short, and who waits for whom.
    pub fn deadlock(&mut self, explored: &Explored) -> Result<()> {
        let program = &explored.program;
        let Some(failure) = explored.deadlock() else {
            return Ok(());
        };
        let title = format!("{}, the simplest deadlock ({})", program.what, program.file);
        let short = rows(&failure.trace).len() <= SHORT_SCHEDULE;
        if short {
            let schedule = Schedule::of(title.clone(), &failure.trace);
            let schedule = schedule.with_source(program.file, program.source);
            self.block(Block::Schedule(schedule))?;
        }
        let Some(graph) = &failure.waits else {
            return Ok(());
        };
        let title = if short { "Who waits for whom" } else { &title };
        self.block(Block::WaitFor(WaitFor::of(title, &failure.trace, graph)))
    }

    /// Gives a task to the lesson's [`child`](crate::lesson::Lesson::child), in a process of its own; `None` when
    /// it has not answered after `patience`. The process has ended when this returns.
    pub fn observe<T: Serialize, A: DeserializeOwned>(
        &self,
        task: &T,
        patience: Duration,
    ) -> Result<Option<A>> {
        if patience.is_zero() {
            return Ok(None);
        }
        let child = ChildTask::start(self.slug, &serde_json::to_string(task)?)?;
        let answer = child.answer(patience)?;
        // The process, hanging or not, is killed and reaped here.
        drop(child);
        answer
            .map(|answer| serde_json::from_str(&answer))
            .transpose()
            .context("a process of the demo gave an answer that can't be read")
    }

    /// Runs a piece of work of `steps` steps with a progress bar; `work` names each step.
    pub fn steps<T>(
        &mut self,
        label: &str,
        steps: usize,
        work: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        self.console.begin(label, steps as u64);
        let done = work(self);
        self.console.end();
        done
    }

    /// The next step of the work that [`Show::steps`] began.
    pub fn step(&mut self, note: &str) {
        self.console.step(note);
    }
}

fn title(model: &Model) -> String {
    match model.trap {
        Some(why) => format!("{} (a trap: {why})", model.name),
        None => model.name.to_string(),
    }
}
