//! A schedule as text that a person can read, store and edit.

use std::fmt;
use std::str::FromStr;

/// Which thread goes when: one turn for each of the program's own operations.
///
/// As text, one turn per line: the name of the thread, and after a colon its operation and object if they are to
/// be checked. `#` begins a comment; empty lines are skipped.
///
/// ```text
/// # both read before one writes
/// thread 1: load atomic
/// thread 2
/// thread 1: store atomic   # writes 1, counter.rs:8
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Schedule {
    /// The turns in order.
    pub turns: Vec<Turn>,
}

/// A thread goes on for one operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Turn {
    /// The name of the thread.
    pub thread: String,
    /// The operation and the name of its object. When given, a replay checks that this is what the thread does.
    pub operation: Option<String>,
    /// What stands behind `#`. A replay does not read it.
    pub comment: Option<String>,
}

/// A line that is not a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ParseScheduleError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: String,
}

impl fmt::Display for ParseScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

impl std::error::Error for ParseScheduleError {}

impl Schedule {
    /// A schedule that names only the threads, like `["A", "A", "B"]`.
    pub fn of_threads<S: Into<String>>(threads: impl IntoIterator<Item = S>) -> Self {
        let turn = |thread: S| Turn {
            thread: thread.into(),
            ..Turn::default()
        };
        Self {
            turns: threads.into_iter().map(turn).collect(),
        }
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads: Vec<String> = self.turns.iter().map(Turn::head).collect();
        let width = heads
            .iter()
            .map(|head| head.chars().count())
            .max()
            .unwrap_or(0);
        for (turn, head) in self.turns.iter().zip(heads) {
            match &turn.comment {
                Some(comment) => writeln!(
                    f,
                    "{head:width$}  # {}",
                    comment.replace(char::is_control, " ")
                )?,
                None => writeln!(f, "{head}")?,
            }
        }
        Ok(())
    }
}

impl Turn {
    fn head(&self) -> String {
        match &self.operation {
            Some(operation) => format!("{}: {}", plain(&self.thread), plain(operation)),
            None => plain(&self.thread),
        }
    }
}

/// A name without the signs that mean something in the text, on one line.
pub(crate) fn plain(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|c| {
            if c == '#' || c == ':' || c.is_control() {
                '_'
            } else {
                c
            }
        })
        .collect();
    clean.trim().to_owned()
}

impl FromStr for Schedule {
    type Err = ParseScheduleError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut turns = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let (head, comment) = match line.split_once('#') {
                Some((head, comment)) => (head.trim(), Some(comment.trim().to_owned())),
                None => (line.trim(), None),
            };
            if head.is_empty() {
                continue;
            }
            let problem = |problem: &str| ParseScheduleError {
                line: index + 1,
                problem: problem.into(),
            };
            let (thread, operation) = match head.split_once(':') {
                Some((thread, operation)) => (thread.trim(), Some(operation.trim())),
                None => (head, None),
            };
            if thread.is_empty() {
                return Err(problem("the name of a thread is missing before `:`"));
            }
            if operation == Some("") {
                return Err(problem(
                    "an operation is missing after `:` (without the `:`, any operation will do)",
                ));
            }
            let operation = operation.map(str::to_owned);
            turns.push(Turn {
                thread: thread.to_owned(),
                operation,
                comment,
            });
        }
        Ok(Self { turns })
    }
}
