//! Checks exercises: builds their checks, runs each check in a process of its own, and gives the verdicts.

mod run;

use super::build::{Built, build};
use super::progress::Store;
use super::{Exercise, Workbook};
use anyhow::{Context, Result};
use check_runner::{Evidence, Outcome, Processes, Verdict};
use run::{Run, is_fatal};
use serde::Serialize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

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
    /// What the stub asks for, or the compiler's errors; else empty.
    pub told: String,
    /// Whether this very text had passed all checks before.
    pub solved_before: bool,
}

/// Something that happened during a check, to be shown.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// A line that cargo wrote.
    Building(&'a str),
    /// This many of that many checks have finished.
    Checking(usize, usize),
}

/// Checks exercises, with what it needs for that.
pub struct Checker<'a> {
    /// Where the exercises are.
    pub workbook: &'a Workbook,
    /// Where verdicts are recorded.
    pub store: &'a Store,
    /// The processes it starts; cancelling them ends the check.
    pub processes: &'a Processes,
    /// Whether the compiler may use colours.
    pub color: bool,
    /// Called with each event.
    pub on_event: &'a (dyn Fn(Event) + Sync),
}

/// The verdicts, and one line for the learner if the progress could not be saved properly.
#[derive(Debug)]
pub struct Results {
    /// In the order of the request.
    pub checked: Vec<Checked>,
    /// About the progress.
    pub notice: Option<String>,
}

impl Checker<'_> {
    /// Checks these exercises and records the verdicts.
    ///
    /// Fails when cargo can't be run, when something other than an exercise does not compile, and when the processes are cancelled.
    pub fn check(&self, exercises: &[Exercise]) -> Result<Results> {
        let mut texts = Vec::new();
        let mut checked = Vec::new();
        let mut attempted = Vec::new();
        for exercise in exercises {
            match self.attempt(exercise) {
                Ok(text) => {
                    texts.push((exercise.name, text));
                    attempted.push(exercise.clone());
                }
                Err((kind, told)) => checked.push(Checked::without_checks(exercise, kind, told)),
            }
        }
        if !attempted.is_empty() {
            checked.extend(self.build_and_run(&attempted)?);
        }
        let notice = self.note(&texts, &mut checked);
        let place = |one: &Checked| exercises.iter().position(|e| *e == one.exercise);
        checked.sort_by_key(place);
        Ok(Results { checked, notice })
    }

    /// The text of an exercise that has been begun; else why it can't be checked.
    fn attempt(&self, exercise: &Exercise) -> Result<String, (Kind, String)> {
        let text = self
            .workbook
            .read(&exercise.file())
            .map_err(|error| (Kind::Missing, format!("{error:#}")))?;
        match pending::pending(&text) {
            Some(_) => Err((Kind::Pending, to_do(exercise, &text))),
            None => Ok(text),
        }
    }

    /// Builds all exercises at once. If that does not compile, builds each alone, so that an error in one spoils no other.
    fn build_and_run(&self, exercises: &[Exercise]) -> Result<Vec<Checked>> {
        let note = |line: &str| (self.on_event)(Event::Building(line));
        let built = build(self.workbook, exercises, self.color, self.processes, &note)?;
        match (built, exercises) {
            (Built::Programs(programs), _) => {
                let mut runs = Vec::new();
                for exercise in exercises {
                    let program = programs.get(&exercise.stem);
                    let program = program.context("cargo did not say where the checks are")?;
                    runs.push(Run::of(self.processes, exercise, program)?);
                }
                self.run(&runs)
            }
            (Built::Refused(told), [exercise]) => Ok(vec![Checked::without_checks(
                exercise,
                Kind::DoesNotCompile,
                told,
            )]),
            (Built::Refused(_), several) => {
                let each = several.chunks(1).map(|one| self.build_and_run(one));
                Ok(each.collect::<Result<Vec<_>>>()?.concat())
            }
        }
    }

    /// Runs all checks, with a worker for each core.
    fn run(&self, runs: &[Run]) -> Result<Vec<Checked>> {
        let all: Vec<(usize, usize)> = runs
            .iter()
            .enumerate()
            .flat_map(|(run, of)| (0..of.checks.len()).map(move |check| (run, check)))
            .collect();
        let found: Vec<Mutex<Vec<(usize, Outcome)>>> =
            runs.iter().map(|_| Mutex::default()).collect();
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        (self.on_event)(Event::Checking(0, all.len()));
        let work = || -> Result<()> {
            while let Some(&(index, check)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                let run = &runs[index];
                let lock = || found[index].lock().unwrap_or_else(PoisonError::into_inner);
                let stopped = lock().iter().any(|(_, outcome)| is_fatal(&outcome.verdict));
                if !stopped {
                    let outcome = run.check(self.processes, check)?;
                    lock().push((check, outcome));
                }
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                (self.on_event)(Event::Checking(done, all.len()));
            }
            Ok(())
        };
        thread::scope(|scope| {
            let workers = thread::available_parallelism().map_or(1, usize::from);
            let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
            let ends = handles
                .into_iter()
                .map(|handle| handle.join().expect("a worker does not panic"));
            ends.collect::<Result<Vec<()>>>()
        })?;
        let found = found.into_iter().zip(runs).map(|(found, run)| {
            let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
            run.verdict(found)
        });
        Ok(found.collect())
    }

    /// Records the verdicts on those texts that have not been changed since they were read.
    fn note(&self, texts: &[(&str, String)], checked: &mut [Checked]) -> Option<String> {
        for one in checked.iter_mut() {
            let text = texts.iter().find(|(name, _)| *name == one.exercise.name);
            let now = self.workbook.read(&one.exercise.file()).ok();
            if text.is_some_and(|(_, text)| now.as_ref() != Some(text)) {
                one.kind = Kind::Changed;
            }
        }
        let before = self.store.load().progress;
        let updated = self.store.update(|progress| {
            for one in checked.iter().filter(|one| one.kind != Kind::Changed) {
                if let Some((name, text)) =
                    texts.iter().find(|(name, _)| *name == one.exercise.name)
                {
                    let record = progress.exercises.entry(name.to_string()).or_default();
                    record.note(text, one.kind == Kind::Solved);
                }
            }
        });
        for one in checked.iter_mut() {
            let text = texts.iter().find(|(name, _)| *name == one.exercise.name);
            let said = text.and_then(|(name, text)| before.exercise(name).verdict_on(text));
            one.solved_before = said == Some(true);
        }
        updated.unwrap_or_else(|error| Some(format!("{error:#}")))
    }
}

/// What the stub asks for, and which line marks it as pending.
pub fn to_do(exercise: &Exercise, text: &str) -> String {
    let asked = pending::pending(text).unwrap_or_default();
    let file = exercise.file();
    let marked = |line: &str| line.contains("todo!(") || line.contains("not_begun!(");
    let mut lines = (1..).zip(text.lines());
    let line = lines.find(|(_, line)| marked(line) && !line.trim_start().starts_with("//"));
    let place = line.map_or(String::new(), |(number, line)| {
        format!(
            "\nIt stays pending as long as line {number} says `{}`: delete that line.",
            line.trim()
        )
    });
    format!("To do in {file}: {asked}.{place}")
}

impl Checked {
    fn without_checks(exercise: &Exercise, kind: Kind, told: String) -> Checked {
        Checked {
            exercise: exercise.clone(),
            kind,
            checks: Vec::new(),
            not_started: 0,
            told,
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
