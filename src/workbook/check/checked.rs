//! What the checks of an exercise found.

use crate::workbook::Exercise;
use check_runner::{Evidence, Outcome, Verdict};
use serde::Serialize;

/// The verdict on an exercise, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Every check passed.
    Solved,
    /// A check refused it, or it panicked.
    Wrong,
    /// The compiler refused it.
    DoesNotCompile,
    /// The stub's mark still stands in it.
    Pending,
    /// Its file is missing, or is not text.
    Missing,
    /// A check did not finish within its time limit.
    Hangs,
    /// Its process ended without a verdict.
    Crashed,
    /// The learner changed it while it was checked.
    Changed,
    /// The system or the build stood in the way: this is no verdict on the answer.
    Trouble,
}

/// An exercise with everything that its checks found.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Which one.
    pub exercise: Exercise,
    /// The verdict.
    pub kind: Kind,
    /// The checks that ran, in teaching order.
    pub checks: Vec<(String, Outcome)>,
    /// How many checks were not started, because one before them hung or crashed.
    pub not_started: usize,
    /// What the stub asks for, the compiler's errors, or what stood in the way; else empty.
    pub told: String,
    /// The tests that the learner has written; they do not count.
    pub own: Vec<(String, Outcome)>,
    /// Whether this very text had passed all checks before.
    pub solved_before: bool,
}

impl Checked {
    /// Without any check, for this reason.
    pub fn without_checks(exercise: &Exercise, kind: Kind, told: String) -> Checked {
        Checked {
            exercise: exercise.clone(),
            kind,
            checks: Vec::new(),
            not_started: 0,
            told,
            own: Vec::new(),
            solved_before: false,
        }
    }

    /// The checks that did not pass.
    pub fn failing(&self) -> impl Iterator<Item = &(String, Outcome)> {
        let failing = |(_, outcome): &&(String, Outcome)| !outcome.verdict.is_passed();
        self.checks.iter().filter(failing)
    }

    /// What is known of an answer that passed: what the checks tried, and what they remarked.
    pub fn known(&self) -> Vec<String> {
        let mut known: Vec<String> = self.evidence().tried().into_iter().collect();
        for (_, outcome) in &self.checks {
            for remark in &outcome.remarks {
                if !known.contains(remark) {
                    known.push(remark.clone());
                }
            }
        }
        known
    }

    /// What all checks together have shown; nothing, unless all of them passed.
    pub fn evidence(&self) -> Evidence {
        let each = self
            .checks
            .iter()
            .map(|(_, outcome)| match outcome.verdict {
                Verdict::Passed(evidence) if self.kind == Kind::Solved => evidence,
                _ => Evidence::Checked,
            });
        each.fold(Evidence::Checked, Evidence::and)
    }
}
