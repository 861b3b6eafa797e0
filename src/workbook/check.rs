//! Checks exercises: builds what is needed, runs every check in a process of its own, and gives the verdicts.

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

/// What became of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Every check passed.
    Solved,
    /// A check refuses it, or it panicked.
    Wrong,
    /// The compiler refuses it.
    DoesNotCompile,
    /// The stub's mark still stands in it.
    Pending,
    /// Its file is not there, or is no text.
    Missing,
    /// A check was not finished within its limit.
    Hangs,
    /// Its process ended without a verdict.
    Crashed,
    /// It was changed while it was checked.
    Changed,
}

/// An exercise, and all that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Which one.
    pub exercise: Exercise,
    /// What became of it.
    pub kind: Kind,
    /// Its checks in the order of teaching, those that were not started left out.
    pub checks: Vec<(String, Outcome)>,
    /// Checks that were not started, because one before them hung or crashed.
    pub left_out: usize,
    /// What the stub asks for, or what the compiler says; else empty.
    pub told: String,
    /// Whether this very text was known to be solved before.
    pub known: bool,
}

/// What goes on, for whoever shows it.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// A line that cargo wrote.
    Building(&'a str),
    /// This many of that many checks have finished.
    Checking(usize, usize),
}

/// What it takes to check.
pub struct Checker<'a> {
    /// Where the exercises are.
    pub workbook: &'a Workbook,
    /// Where verdicts are noted.
    pub store: &'a Store,
    /// Ends every process when it is cancelled.
    pub processes: &'a Processes,
    /// Whether the compiler may colour what it says.
    pub color: bool,
    /// Hears what goes on.
    pub hear: &'a (dyn Fn(Event) + Sync),
}

/// What was checked, and one line for the learner if the progress could not be kept as it should.
#[derive(Debug)]
pub struct Results {
    /// In the order asked for.
    pub checked: Vec<Checked>,
    /// About the progress.
    pub notice: Option<String>,
}

impl Checker<'_> {
    /// Checks these exercises, and notes the verdicts.
    ///
    /// Fails when cargo can't be run, when something else than an exercise does not compile, and when its processes are cancelled.
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

    /// The text of an exercise that has been begun; else what it is instead.
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

    /// Builds all at once; if the compiler refuses that, one by one, so that nobody pays for another one's mistake.
    fn build_and_run(&self, exercises: &[Exercise]) -> Result<Vec<Checked>> {
        let note = |line: &str| (self.hear)(Event::Building(line));
        let built = build(self.workbook, exercises, self.color, self.processes, &note)?;
        match (built, exercises) {
            (Built::Programs(programs), _) => {
                let mut runs = Vec::new();
                for exercise in exercises {
                    let program = programs.get(&exercise.stem);
                    let program = program.context("cargo does not say where the checks are")?;
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

    /// Runs all checks, as many at the same time as there are cores.
    fn run(&self, runs: &[Run]) -> Result<Vec<Checked>> {
        let all: Vec<(usize, usize)> = runs
            .iter()
            .enumerate()
            .flat_map(|(run, of)| (0..of.checks.len()).map(move |check| (run, check)))
            .collect();
        let found: Vec<Mutex<Vec<(usize, Outcome)>>> =
            runs.iter().map(|_| Mutex::default()).collect();
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        (self.hear)(Event::Checking(0, all.len()));
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
                (self.hear)(Event::Checking(done, all.len()));
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
            run.judged(found)
        });
        Ok(found.collect())
    }

    /// Remembers the verdicts on the texts, as far as they are still the ones that were checked.
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
            let said = text.and_then(|(name, text)| before.exercise(name).said_of(text));
            one.known = said == Some(true);
        }
        updated.unwrap_or_else(|error| Some(format!("{error:#}")))
    }
}

/// What the stub asks for, and the line that says that it has not been begun.
pub fn to_do(exercise: &Exercise, text: &str) -> String {
    let asked = pending::pending(text).unwrap_or_default();
    let file = exercise.file();
    let marked = |line: &str| line.contains("todo!(") || line.contains("not_begun!(");
    let mut lines = (1..).zip(text.lines());
    let line = lines.find(|(_, line)| marked(line) && !line.trim_start().starts_with("//"));
    let place = line.map_or(String::new(), |(number, line)| {
        format!(
            "\nIt counts as not begun while line {number} says `{}`: delete that line.",
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
            left_out: 0,
            told,
            known: false,
        }
    }

    /// The checks that did not pass.
    pub fn failing(&self) -> impl Iterator<Item = &(String, Outcome)> {
        let failing = |(_, outcome): &&(String, Outcome)| !outcome.verdict.is_passed();
        self.checks.iter().filter(failing)
    }

    /// What the verdict rests on, all checks together; nothing is claimed unless all of them passed.
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
