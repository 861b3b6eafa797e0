//! A report as plain data: a list of blocks that `render` turns into text.

use crate::findings::Finding;
use crate::machine::Machine;
use crate::measure::Comparison;
use crate::predict::Prediction;
use crate::schedule::Schedule;
use crate::table::Table;
use crate::trace::Timeline;
use crate::wait_graph::WaitForGraph;
use interleave::{Coverage, Exploration};
use serde_json::{Map, Value};

/// Everything a lesson had to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// `lesson-1`.
    pub lesson: String,
    /// `four-ways`.
    pub slug: String,
    /// Where it was measured.
    pub machine: Machine,
    /// The sizes and flags of the run, typed, with every default filled in.
    pub settings: Map<String, Value>,
    /// In the order shown.
    pub blocks: Vec<Block>,
}

/// One piece of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The lesson's title and question.
    Title {
        /// `Lesson 1: four ways`.
        title: String,
        /// What it answers.
        question: String,
    },
    /// Begins a part.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// What a learner expected, and how close that came.
    Prediction(Prediction),
    /// What the numbers show.
    Findings(Vec<Finding>),
    /// What was measured.
    Comparison(Comparison),
    /// Any other numbers.
    Table(Table),
    /// How one run went.
    Timeline {
        /// The model's name, with its trap if it is one.
        title: String,
        /// Its spans.
        timeline: Timeline,
    },
    /// How many items waited at each moment of one run of each of these models.
    Levels(Vec<(String, Timeline)>),
    /// A run of an exploration.
    Schedule(Schedule),
    /// How often each outcome came.
    Histogram(Histogram),
    /// Who waits for whom.
    WaitForGraph(WaitForGraph),
    /// The source of a model.
    Code {
        /// Its file.
        file: String,
        /// All of it.
        source: String,
    },
}

/// The outcomes of an exploration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram {
    /// What was explored, e.g. `load_store`; other programs find it by this name.
    pub name: String,
    /// What it shows, for people.
    pub title: String,
    /// What an outcome is, e.g. `final count`.
    pub outcome: String,
    /// One for each outcome, in order.
    pub bars: Vec<Bar>,
    /// Distinct interleavings of the program's own operations, failures included; after a proof, those that stand for
    /// all.
    pub interleavings: u64,
    /// Schedules tried.
    pub schedules: u64,
    /// What these are of all that there are.
    pub coverage: Coverage,
}

/// One outcome of a [`Histogram`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The value, or the kind of failure.
    pub outcome: String,
    /// How many interleavings ended so.
    pub interleavings: u64,
    /// Whether it should not have happened.
    pub wrong: bool,
}

impl Histogram {
    /// What an exploration found: its outcomes, and after them its failures; `wrong` tells which values are wrong.
    pub fn of(
        name: impl Into<String>,
        outcome: impl Into<String>,
        exploration: &Exploration,
        wrong: impl Fn(&str) -> bool,
    ) -> Histogram {
        let outcomes = exploration.outcomes.iter().map(|one| Bar {
            wrong: wrong(&one.value),
            outcome: one.value.clone(),
            interleavings: one.interleavings,
        });
        let failures = exploration.failures.iter().map(|failure| Bar {
            outcome: match &failure.waits {
                Some(waits) => waits.kind.to_string(),
                None => failure.kind.to_string(),
            },
            interleavings: failure.interleavings,
            wrong: true,
        });
        Histogram {
            name: name.into(),
            title: String::new(),
            outcome: outcome.into(),
            bars: outcomes.chain(failures).collect(),
            interleavings: exploration.interleavings,
            schedules: exploration.schedules,
            coverage: exploration.coverage,
        }
    }

    /// With a line above it.
    pub fn titled(self, title: impl Into<String>) -> Histogram {
        Histogram {
            title: title.into(),
            ..self
        }
    }
}

impl Report {
    /// The comparisons, in order.
    pub fn comparisons(&self) -> impl Iterator<Item = &Comparison> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Comparison(comparison) => Some(comparison),
            _ => None,
        })
    }

    /// Who waited for whom, in order.
    pub fn waits(&self) -> impl Iterator<Item = &WaitForGraph> {
        self.blocks.iter().filter_map(|block| match block {
            Block::WaitForGraph(graph) => Some(graph),
            _ => None,
        })
    }

    /// What was predicted, in order.
    pub fn predictions(&self) -> impl Iterator<Item = &Prediction> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Prediction(prediction) => Some(prediction),
            _ => None,
        })
    }

    /// What the numbers showed, in order.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let found = self.blocks.iter().filter_map(|block| match block {
            Block::Findings(findings) => Some(findings),
            _ => None,
        });
        found.flatten()
    }

    /// The other tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}
