//! The checks of one exercise in a test program.

use super::{Checked, Kind};
use crate::judge::verdict::Verdict;
use crate::judge::{self, LIMIT, MARK, Outcome};
use crate::leash::Leash;
use crate::workbook::Exercise;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// Nothing is learnt from the checks after it, and each would take its whole time.
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
    pub fn of(exercise: &'a Exercise, program: &'a Path) -> Result<Run<'a>> {
        // Any of its tests will do: each of them knows all its checks.
        let output = Command::new(program)
            .args([
                &format!("{}::yours::", exercise.name),
                "--include-ignored",
                "--nocapture",
                "--test-threads=1",
            ])
            .env(judge::CHECK, judge::ALL)
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("failed to start {}", program.display()))?;
        let out = String::from_utf8_lossy(&output.stdout);
        let names = out
            .rsplit_once(MARK)
            .and_then(|(_, rest)| serde_json::from_str::<Vec<String>>(rest.lines().next()?).ok());
        match names {
            Some(checks) if !checks.is_empty() => Ok(Run {
                exercise,
                program,
                checks,
            }),
            _ => bail!(
                "{} does not tell the checks of {}",
                program.display(),
                exercise.name
            ),
        }
    }

    pub fn check(&self, leash: &Leash, check: usize) -> Result<Outcome> {
        let name = &self.checks[check];
        let test = format!("{}::yours::{name}", self.exercise.name);
        let outcome = judge::run(leash, self.program, &test, name, LIMIT);
        outcome.with_context(|| format!("failed to run the check {name}"))
    }

    pub fn judged(&self, mut found: Vec<(usize, Outcome)>) -> Checked {
        found.sort_by_key(|(check, _)| *check);
        let any = |is: fn(&Verdict) -> bool| found.iter().any(|(_, outcome)| is(&outcome.verdict));
        let kind = if any(|verdict| matches!(verdict, Verdict::Crashed { .. })) {
            Kind::Crashed
        } else if any(|verdict| matches!(verdict, Verdict::Hung { .. })) {
            Kind::Hangs
        } else if any(|verdict| *verdict != Verdict::Passed) {
            Kind::Wrong
        } else {
            Kind::Solved
        };
        Checked {
            left_out: self.checks.len() - found.len(),
            checks: found
                .into_iter()
                .map(|(check, outcome)| (self.checks[check].clone(), outcome))
                .collect(),
            ..Checked::without_checks(self.exercise, kind, String::new())
        }
    }
}
