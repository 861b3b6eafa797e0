//! Checks exercises: builds their checks, runs each check in a process of its own, and gives the verdicts.

mod checked;
mod run;

use super::build::{Built, build};
use super::progress::Store;
use super::{Exercise, Workbook};
use anyhow::{Context, Result, bail};
use check_runner::{Outcome, Processes};
pub use checked::{Checked, Kind};
use run::{Run, is_fatal};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How often the checks are built when another build replaces them in the meantime.
const BUILDS: u32 = 4;

/// How deeply brackets may be nested; the compiler overflows its stack at some thousands.
const DEEPEST: usize = 500;

/// The texts that are judged, by the names of their exercises.
type Texts = BTreeMap<&'static str, String>;

fn text_of<'a>(texts: &'a Texts, exercise: &Exercise) -> &'a str {
    texts.get(exercise.name).map_or("", String::as_str)
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
    /// How wide the verdicts are that pictures belong to.
    pub width: usize,
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
    /// Fails when the processes are cancelled.
    pub fn check(&self, exercises: &[Exercise]) -> Result<Results> {
        let mut texts = Texts::new();
        let mut checked = Vec::new();
        let mut attempted = Vec::new();
        for exercise in exercises {
            match self.attempt(exercise) {
                Ok(text) => {
                    texts.insert(exercise.name, text);
                    attempted.push(exercise.clone());
                }
                Err((kind, told)) => checked.push(Checked::without_checks(exercise, kind, told)),
            }
        }
        if !attempted.is_empty() {
            checked.extend(self.judge(&attempted, &texts)?);
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
            .answer(exercise)
            .map_err(|error| (Kind::Missing, format!("{error:#}")))?;
        let depth = pending::depth(&text);
        if depth > DEEPEST {
            let told = format!(
                "{} nests its brackets {} deep, and the compiler can't follow: nest at most {DEEPEST}.\n",
                exercise.file(),
                crate::words::counted(depth as u64, "level")
            );
            return Err((Kind::DoesNotCompile, told));
        }
        match pending::pending(text.split('\u{1c}').next().unwrap_or_default()) {
            Some(_) => Err((Kind::Pending, to_do(self.workbook, exercise, &text))),
            None => Ok(text),
        }
    }

    /// The verdicts; where something else than an answer stands in the way, that.
    fn judge(&self, exercises: &[Exercise], texts: &Texts) -> Result<Vec<Checked>> {
        match self.build_and_run(exercises, texts) {
            Err(error) if !self.processes.are_cancelled() => {
                let told = format!("{error:#}");
                let each = exercises
                    .iter()
                    .map(|one| Checked::without_checks(one, Kind::Trouble, told.clone()));
                Ok(each.collect())
            }
            judged => judged,
        }
    }

    /// Builds all exercises at once. If that does not compile, builds each alone, so that an error in one spoils no other.
    fn build_and_run(&self, exercises: &[Exercise], texts: &Texts) -> Result<Vec<Checked>> {
        let note = |line: &str| (self.on_event)(Event::Building(line));
        for _ in 0..BUILDS {
            let built = build(self.workbook, exercises, self.color, self.processes, &note)?;
            let programs = match (built, exercises) {
                (Built::Programs(programs), _) => programs,
                (Built::Refused(told), [exercise]) => {
                    let refused = Checked::without_checks(exercise, Kind::DoesNotCompile, told);
                    return Ok(vec![refused]);
                }
                (Built::Refused(_), several) => {
                    let each = several.chunks(1).map(|one| self.judge(one, texts));
                    return Ok(each.collect::<Result<Vec<_>>>()?.concat());
                }
            };
            let mut runs = Vec::new();
            for exercise in exercises {
                let program = programs.get(&exercise.stem);
                let program = program.context("cargo did not say where the checks are")?;
                let text = text_of(texts, exercise);
                runs.extend(Run::of(self.processes, exercise, program.path(), text)?);
            }
            if runs.len() == exercises.len() {
                return self.run(&runs);
            }
            if exercises.iter().any(|one| self.is_changed(one, texts)) {
                let changed = |one| Checked::without_checks(one, Kind::Changed, String::new());
                return Ok(exercises.iter().map(changed).collect());
            }
        }
        bail!(
            "another build replaces the checks again and again: wait until it is over, and check again"
        )
    }

    /// Whether another text stands on the disk than the one that is to be judged.
    fn is_changed(&self, exercise: &Exercise, texts: &Texts) -> bool {
        self.workbook.answer(exercise).ok().as_deref() != Some(text_of(texts, exercise))
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
                    let outcome = run.check(self.processes, check, self.width)?;
                    lock().push((check, outcome));
                }
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                (self.on_event)(Event::Checking(done, all.len()));
            }
            Ok(())
        };
        thread::scope(|scope| {
            let others = thread::available_parallelism().map_or(1, usize::from) - 1;
            let start = |_| thread::Builder::new().spawn_scoped(scope, work);
            // Where the system refuses a thread, there is one worker less.
            let handles: Vec<_> = (0..others).filter_map(|n| start(n).ok()).collect();
            let mine = work();
            let ends = handles
                .into_iter()
                .map(|handle| handle.join().expect("a worker does not panic"));
            ends.chain([mine]).collect::<Result<Vec<()>>>()
        })?;
        let found = found.into_iter().zip(runs).map(|(found, run)| {
            let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
            let mut checked = run.verdict(found);
            if checked.kind != Kind::Trouble {
                checked.own = run.own(self.processes)?;
            }
            Ok(checked)
        });
        found.collect()
    }

    /// Records the verdicts on those texts that have not been changed since they were read.
    fn note(&self, texts: &Texts, checked: &mut [Checked]) -> Option<String> {
        for one in checked.iter_mut() {
            let was_read = texts.contains_key(one.exercise.name);
            if was_read && one.kind != Kind::Trouble && self.is_changed(&one.exercise, texts) {
                one.kind = Kind::Changed;
            }
        }
        let before = self.store.load().progress;
        let is_verdict = |one: &&Checked| !matches!(one.kind, Kind::Changed | Kind::Trouble);
        let updated = self.store.update(|progress| {
            for one in checked.iter().filter(is_verdict) {
                if let Some(text) = texts.get(one.exercise.name) {
                    let name = one.exercise.name.to_string();
                    let record = progress.exercises.entry(name).or_default();
                    record.note(text, one.kind == Kind::Solved);
                }
            }
        });
        for one in checked.iter_mut() {
            let name = one.exercise.name;
            let text = texts.get(name);
            let said = text.and_then(|text| before.exercise(name).verdict_on(text));
            one.solved_before = said == Some(true);
        }
        updated.unwrap_or_else(|error| Some(format!("{error:#}")))
    }
}

/// What the stub asks for, which line marks it as pending, and that nothing written so far has been checked.
pub fn to_do(workbook: &Workbook, exercise: &Exercise, text: &str) -> String {
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
    let begun = match workbook.is_begun(exercise) {
        true => "\nWhat you have written so far is not checked yet: the mark still stands there.",
        false => "",
    };
    format!("To do in {file}: {asked}.{place}{begun}")
}
