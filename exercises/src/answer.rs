//! The answer under test: its file, so that a check can quote it and look at what it uses.

use std::sync::OnceLock;

/// The file of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// From the exercises' folder on, e.g. `l02_race/counter.rs`.
    pub path: &'static str,
    /// The whole file.
    pub source: &'static str,
}

static UNDER_TEST: OnceLock<Answer> = OnceLock::new();

impl Answer {
    /// The answer that this process checks; `None` outside of a check.
    pub fn under_test() -> Option<Answer> {
        UNDER_TEST.get().copied()
    }

    /// The file's name alone, e.g. `counter.rs`.
    pub fn file(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    pub(crate) fn is_under_test(self) {
        // A process checks one answer.
        let _ = UNDER_TEST.set(self);
    }
}
