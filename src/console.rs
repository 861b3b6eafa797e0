//! Where a lesson shows itself; `main` has the real one.

use crate::report::Block;
use std::io;

/// Tells how far a piece of work has come.
pub trait Progress {
    /// A piece of work of `steps` steps begins.
    fn begin(&mut self, label: &str, steps: u64);
    /// The next step begins: `note` names it.
    fn step(&mut self, note: &str);
    /// The piece of work is over.
    fn end(&mut self);
}

/// Shows blocks and asks questions.
pub trait Console: Progress {
    /// Shows or keeps a block of the report; fails when nobody reads any more, so that the demo ends.
    fn show(&mut self, block: Block) -> io::Result<()>;
    /// Asks on a terminal; `None` when there is nobody to ask or nothing was answered.
    fn ask(&mut self, question: &str) -> Option<String>;
    /// Reads a line, also from a pipe; `None` at the end of the input.
    fn command(&mut self, prompt: &str) -> Option<String>;
    /// Whether somebody looks on: then a lesson shows less, and waits between its parts.
    fn is_watched(&self) -> bool;
    /// Waits until whoever looks on wants to go on.
    fn pause(&mut self);
}
