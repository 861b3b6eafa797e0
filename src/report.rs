//! A report as plain data: a list of blocks that `render` turns into text.

use crate::machine::Machine;
use crate::measure::Comparison;
use crate::trace::Timeline;

/// Everything a lesson had to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// `lesson-1`.
    pub lesson: String,
    /// `four-ways`.
    pub slug: String,
    /// Where it was measured.
    pub machine: Machine,
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
    /// Sentences, one a line.
    Points(Vec<String>),
    /// What was measured.
    Comparison(Comparison),
    /// How one run went.
    Timeline {
        /// The model's name, with its trap if it is one.
        title: String,
        /// Its spans.
        timeline: Timeline,
    },
    /// The source of a model.
    Code {
        /// Its file.
        file: String,
        /// All of it.
        source: String,
    },
}

impl Report {
    /// The comparisons, in order.
    pub fn comparisons(&self) -> impl Iterator<Item = &Comparison> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Comparison(comparison) => Some(comparison),
            _ => None,
        })
    }
}
