//! Running the checks of one exercise in its test program.

use super::{Checked, Kind};
use crate::workbook::Exercise;
use anyhow::{Context, Result, anyhow};
use check_runner::{LIMIT, Listed, Outcome, Processes, Verdict};
use std::path::Path;

/// Whether the remaining checks are pointless: each would most likely end in the same way, after its whole time limit.
pub fn is_fatal(verdict: &Verdict) -> bool {
    use Verdict::{Crashed, Hung, Refused};
    matches!(verdict, Hung { .. } | Crashed { .. } | Refused { .. })
}

/// The checks of one exercise in a test program.
pub struct Run<'a> {
    exercise: &'a Exercise,
    program: &'a Path,
    pub checks: Vec<String>,
    own: Vec<String>,
}

impl<'a> Run<'a> {
    /// `None` when the program was not built for this exercise with this text: another build has replaced it.
    pub fn of(
        processes: &Processes,
        exercise: &'a Exercise,
        program: &'a Path,
        text: &str,
    ) -> Result<Option<Run<'a>>> {
        let listed = check_runner::listed(processes, program, &tests(exercise));
        let listed = listed.map_err(|error| match check_runner::refusals::of_error(&error) {
            Some(what) => anyhow!("the system refused {what}, so that the checks can't run: close other programs, or raise the limit of processes (`ulimit -u`)"),
            None => anyhow!(error).context(format!("failed to start {}", program.display())),
        })?;
        let fits = |listed: &Listed| listed.text == text && !listed.checks.is_empty();
        Ok(listed.filter(fits).map(|listed| Run {
            exercise,
            program,
            checks: listed.checks,
            own: listed.own,
        }))
    }

    /// Runs a check, for a verdict of so many columns.
    pub fn check(&self, processes: &Processes, check: usize, width: usize) -> Result<Outcome> {
        let name = &self.checks[check];
        let test = format!("{}::{name}", tests(self.exercise));
        let outcome = check_runner::run(processes, self.program, &test, name, LIMIT, width);
        outcome.with_context(|| format!("failed to run the check {name}"))
    }

    /// Runs the tests that the learner has written, one after the other, until one of them hangs.
    pub fn own(&self, processes: &Processes) -> Result<Vec<(String, Outcome)>> {
        let mut found = Vec::new();
        let tests = tests(self.exercise);
        let first = format!("{tests}::{}", self.checks[0]);
        for name in &self.own {
            let test = format!("{tests}::{name}");
            let outcome = check_runner::run_own(processes, self.program, &first, &test, LIMIT);
            let outcome = outcome.with_context(|| format!("failed to run your test {name}"))?;
            let hangs = matches!(outcome.verdict, Verdict::Hung { .. });
            found.push((name.trim_start_matches("answer::").to_string(), outcome));
            if hangs {
                break;
            }
        }
        Ok(found)
    }

    pub fn verdict(&self, mut found: Vec<(usize, Outcome)>) -> Checked {
        found.sort_by_key(|(check, _)| *check);
        let any = |is: fn(&Verdict) -> bool| found.iter().any(|(_, outcome)| is(&outcome.verdict));
        let kind = if any(|verdict| matches!(verdict, Verdict::Refused { .. })) {
            Kind::Trouble
        } else if any(|verdict| matches!(verdict, Verdict::Crashed { .. })) {
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

/// The module that the tests of an exercise stand in.
fn tests(exercise: &Exercise) -> String {
    format!("{}::yours", exercise.name)
}
