//! What a run showed: sentences, each with the numbers that it was chosen from.

use crate::table::Cell;
use std::time::Duration;

/// A sentence that was chosen from numbers, and these numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// For people.
    pub sentence: String,
    /// For other programs: names with their units, e.g. `pool_s`.
    pub numbers: Vec<(String, Cell)>,
}

impl Finding {
    /// A finding in one or two sentences.
    pub fn new(sentence: impl Into<String>) -> Finding {
        Finding {
            sentence: sentence.into(),
            numbers: Vec::new(),
        }
    }

    /// With a number that it was chosen from.
    pub fn with(mut self, name: impl Into<String>, number: Cell) -> Finding {
        self.numbers.push((name.into(), number));
        self
    }

    /// With a time; `name` ends with `_s`.
    pub fn time(self, name: impl Into<String>, time: Duration) -> Finding {
        self.with(name, Cell::Time(time))
    }

    /// With a ratio.
    pub fn ratio(self, name: impl Into<String>, ratio: f64) -> Finding {
        self.with(name, Cell::Ratio(ratio))
    }

    /// With a count.
    pub fn count(self, name: impl Into<String>, count: u64) -> Finding {
        self.with(name, Cell::Whole(count))
    }
}

/// The sentences alone.
pub fn sentences(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| f.sentence.clone()).collect()
}
