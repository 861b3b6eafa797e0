//! What a lesson can do while it runs: ask, measure, explore, observe a child, show. Every common flag is honoured here.

mod explore;
mod measure;

pub use measure::Measurement;

use crate::console::Console;
use crate::findings::Finding;
use crate::options::RunOptions;
use crate::predict::{Given, Predict, Score};
use crate::report::Block;
use crate::table::Table;
use anyhow::Result;

/// Shows a lesson, block by block.
pub struct Show<'a> {
    console: &'a mut dyn Console,
    /// The common flags of this run.
    pub options: &'a RunOptions,
    slug: &'static str,
    /// Files that were shown.
    files: Vec<&'static str>,
    /// Whether a part has begun.
    begun: bool,
    /// The signs of timelines that were explained.
    explained: Vec<&'static str>,
    /// Whether `--all` was mentioned.
    told_of_all: bool,
}

impl<'a> Show<'a> {
    /// Shows the lesson called `slug` on a console.
    pub fn new(console: &'a mut dyn Console, options: &'a RunOptions, slug: &'static str) -> Self {
        Show {
            console,
            options,
            slug,
            files: Vec::new(),
            begun: false,
            explained: Vec::new(),
            told_of_all: false,
        }
    }

    /// Shows a block.
    pub fn block(&mut self, block: Block) -> Result<()> {
        Ok(self.console.show(block)?)
    }

    /// Begins a part; on a terminal, waits for the learner before all but the first.
    pub fn heading(&mut self, heading: &str) -> Result<()> {
        if self.begun && !self.options.no_pause {
            self.console.pause();
        }
        self.begun = true;
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

    /// Reads a line, also from a pipe; `None` at the end of the input.
    pub fn command(&mut self, prompt: &str) -> Option<String> {
        self.console.command(prompt)
    }

    /// Shows how close a prediction came.
    pub fn score<A>(&mut self, given: &Given<A>, score: Score) -> Result<()> {
        self.block(Block::Prediction(given.scored(score)))
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
