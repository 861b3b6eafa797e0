//! A report as plain data: a list of blocks that `render` turns into text.

use crate::machine::Machine;
use crate::measure::Comparison;
use crate::trace::Timeline;
use std::time::Duration;

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
    /// Any other numbers.
    Table(Table),
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

/// Numbers that are not a comparison of models.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows, in a word or two; other programs find it by this name.
    pub name: String,
    /// All with the same number of cells.
    pub columns: Vec<Column>,
    /// What the columns mean, where it needs a word.
    pub notes: Vec<String>,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name for other programs, with the unit, e.g. `median_s`.
    pub key: &'static str,
    /// Its head for people; the unit of times is added.
    pub head: String,
    /// How early it is left out on a narrow terminal: the largest first, 0 never.
    pub expendable: u8,
    /// From the first row to the last.
    pub cells: Vec<Cell>,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not known here.
    Missing,
    /// Words.
    Text(String),
    /// A count.
    Whole(u64),
    /// A time; for other programs in seconds.
    Time(Duration),
    /// How many times as much, e.g. `1.98x`.
    Ratio(f64),
    /// A share of 1, for people in percent.
    Share(f64),
}

impl Report {
    /// The comparisons, in order.
    pub fn comparisons(&self) -> impl Iterator<Item = &Comparison> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Comparison(comparison) => Some(comparison),
            _ => None,
        })
    }

    /// The other tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}
