//! Running the checks of one exercise in its test program.

use super::{Checked, Kind};
use crate::workbook::Exercise;
use anyhow::{Context, Result, bail};
use check_runner::{LIMIT, Outcome, Processes, Verdict};
use std::path::Path;

/// Whether the remaining checks are pointless: each would most likely end in the same way, after its whole time limit.
pub fn is_fatal(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Hung { .. } | Verdict::Crashed { .. })
}

/// The checks of one exercise in a test program.
pub struct Run<'a> {
    exercise: &'a Exercise,
    program: &'a Path,
    pub checks: Vec<String>,
}

impl<'a> Run<'a> {
    pub fn of(processes: &Processes, exercise: &'a Exercise, program: &'a Path) -> Result<Run<'a>> {
        let tests = format!("{}::yours", exercise.name);
        let checks = check_runner::checks(processes, program, &tests)
            .with_context(|| format!("failed to start {}", program.display()))?;
        match checks {
            Some(checks) if !checks.is_empty() => Ok(Run {
                exercise,
                program,
                checks,
            }),
            _ => bail!(
                "{} does not list the checks of {}",
                program.display(),
                exercise.name
            ),
        }
    }

    pub fn check(&self, processes: &Processes, check: usize) -> Result<Outcome> {
        let name = &self.checks[check];
        let test = format!("{}::yours::{name}", self.exercise.name);
        let outcome = check_runner::run(processes, self.program, &test, name, LIMIT);
        outcome.with_context(|| format!("failed to run the check {name}"))
    }

    pub fn verdict(&self, mut found: Vec<(usize, Outcome)>) -> Checked {
        found.sort_by_key(|(check, _)| *check);
        let any = |is: fn(&Verdict) -> bool| found.iter().any(|(_, outcome)| is(&outcome.verdict));
        let kind = if any(|verdict| matches!(verdict, Verdict::Crashed { .. })) {
            Kind::Crashed
        } else if any(|verdict| matches!(verdict, Verdict::Hung { .. })) {
            Kind::Hangs
        } else if any(|verdict| !verdict.is_passed()) {
            Kind::Wrong
        } else {
            Kind::Solved
        };
        Checked {
            not_started: self.checks.len() - found.len(),
            checks: found
                .into_iter()
                .map(|(check, outcome)| (self.checks[check].clone(), outcome))
                .collect(),
            ..Checked::without_checks(self.exercise, kind, String::new())
        }
    }
}
