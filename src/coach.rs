//! A learner's session, and what the coach does in it: check, hint, solution, reset. Both record the learner's progress.

pub mod commands;

use crate::terminal;
use anyhow::{Context, Result, bail};
use check_runner::Processes;
use course::cli;
use course::render::checked::{self, Success};
use course::render::{Style, finished, markdown, side_by_side};
use course::words;
use course::workbook::build::build;
use course::workbook::check::{Checked, Checker, Event, Kind, Results};
use course::workbook::map::Map;
use course::workbook::progress::{LessonRecord, Progress, Store};
use course::workbook::reset::{Reset, reset};
use course::workbook::{self, Exercise, NO_WORKBOOK, State, Workbook};
use std::path::{Path, PathBuf};

/// A session of the program: the workbook and its progress, if there is a workbook, and what the terminal can show.
pub struct Session {
    /// Whether the watch runs: then a key does what a command does elsewhere.
    pub in_watch: bool,
    workbook: Option<Workbook>,
    store: Option<Store>,
    /// How text looks here.
    pub style: Style,
}

/// Answers what a learner asks for about the exercises of a workbook, and records it in their progress.
pub struct Coach<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// Its progress.
    pub store: &'a Store,
    /// How text looks here.
    pub style: Style,
    /// Whether the watch runs: then texts name keys instead of commands.
    pub in_watch: bool,
}

impl Session {
    /// Finds the workbook. The progress is in its folder `.course`, unless `progress` names another folder.
    pub fn find(workbook: Option<&Path>, progress: Option<&Path>, style: Style) -> Result<Session> {
        let workbook = Workbook::find(workbook)?;
        let inside = workbook
            .as_ref()
            .map(|workbook| workbook.root().join(".course"));
        let folder = progress.map(PathBuf::from).or(inside);
        Ok(Session {
            in_watch: false,
            store: folder.map(|folder| Store::at(&folder)),
            workbook,
            style,
        })
    }

    /// The coach of this workbook.
    ///
    /// Fails when there is no workbook.
    pub fn coach(&self) -> Result<Coach<'_>> {
        let (workbook, store) = (self.workbook.as_ref(), self.store.as_ref());
        let (workbook, store) = workbook.zip(store).context(NO_WORKBOOK)?;
        Ok(Coach {
            workbook,
            store,
            style: self.style,
            in_watch: self.in_watch,
        })
    }

    /// The map of the course. A note on standard error says if the progress can't be read.
    pub fn map(&self) -> Map {
        let loaded = self.store.as_ref().map(Store::load).unwrap_or_default();
        terminal::note(loaded.notice.as_deref());
        Map::of(self.workbook.as_ref(), &loaded.progress)
    }

    /// Whether there is a workbook.
    pub fn has_workbook(&self) -> bool {
        self.workbook.is_some()
    }

    /// Records something about a lesson. A failure is a note on standard error and stops nothing.
    pub fn remember(&self, slug: &str, change: impl FnOnce(&mut LessonRecord)) {
        if let Some(store) = &self.store {
            remember(store, |progress| {
                change(progress.lessons.entry(slug.to_string()).or_default());
            });
        }
    }
}

/// Changes the progress. What is wrong with the file is a note on standard error.
fn remember(store: &Store, change: impl FnOnce(&mut Progress)) {
    let notice = store.update(change);
    terminal::note(
        notice
            .unwrap_or_else(|error| Some(format!("{error:#}")))
            .as_deref(),
    );
}

fn exercise(name: &str) -> Exercise {
    workbook::exercise(name).expect("the parser knows the exercises")
}

/// The exercise of this name, or the exercises of the lesson of this name.
fn named(what: &str) -> Vec<Exercise> {
    match workbook::exercise(what) {
        Some(one) => vec![one],
        None => {
            let lesson = cli::lesson(what).expect("the parser knows the lessons");
            workbook::exercises(lesson).collect()
        }
    }
}

impl Coach<'_> {
    fn map(&self) -> Map {
        Map::of(Some(self.workbook), &self.store.load().progress)
    }

    /// The exercise to go on with: the one that the map names next, or the first that is not solved.
    pub fn current(&self) -> Exercise {
        let map = self.map();
        let all = workbook::all_exercises();
        let progress = self.store.load().progress;
        let open = |exercise: &&Exercise| self.workbook.state(exercise, &progress) != State::Solved;
        let named = map.next.exercise.map(exercise);
        named
            .or_else(|| all.iter().find(open).cloned())
            .unwrap_or_else(|| all[0].clone())
    }

    /// The exercise of this name; of a lesson the first that is not solved, or its first.
    pub fn first_open(&self, what: &str) -> Exercise {
        let progress = self.store.load().progress;
        let open = |exercise: &&Exercise| self.workbook.state(exercise, &progress) != State::Solved;
        let all = named(what);
        let first = all.iter().find(open).or(all.first());
        first.cloned().unwrap_or_else(|| self.current())
    }

    /// Checks exercises and records the verdicts.
    pub fn check(
        &self,
        exercises: &[Exercise],
        processes: &Processes,
        on_event: &(dyn Fn(Event) + Sync),
    ) -> Result<Results> {
        let checker = Checker {
            workbook: self.workbook,
            store: self.store,
            processes,
            width: checked::inside(self.style).width,
            color: self.style.color,
            on_event,
        };
        checker.check(exercises)
    }

    /// Builds the checks of an exercise ahead of time, so that its first check is fast.
    pub fn prebuild(
        &self,
        exercise: &Exercise,
        processes: &Processes,
        on_event: &(dyn Fn(Event) + Sync),
    ) -> Result<()> {
        let note = |line: &str| on_event(Event::Building(line));
        let one = std::slice::from_ref(exercise);
        build(self.workbook, one, self.style.color, processes, &note).map(drop)
    }

    /// The whole verdict on one exercise.
    pub fn verdict(&self, one: &Checked) -> String {
        let map = self.map();
        let next = map.after(one.exercise.name);
        let finished = self.finished(one, &map);
        let solution = self.workbook.read(&one.exercise.solution());
        let showed = showed(&solution.unwrap_or_default());
        let solution = match self.in_watch {
            true => "press s".to_string(),
            false => format!("{} solution {}", words::program(), one.exercise.name),
        };
        let success = Success {
            showed: &showed,
            solution: &solution,
            next: (!self.in_watch).then_some(&next),
            finished: finished.as_deref(),
        };
        checked::full(one, Some(success), self.style)
    }

    /// What is to be said when this success was the last one of a lesson, or of the course.
    fn finished(&self, one: &Checked, map: &Map) -> Option<String> {
        let is_new = one.kind == Kind::Solved && !one.solved_before;
        is_new.then(|| finished::after(one.exercise.name, map, self.style))?
    }

    /// The next hint, or all hints up to `step`; records how many the learner has seen.
    pub fn hint(&self, exercise: &Exercise, step: Option<usize>) -> Result<String> {
        let hints = self.workbook.hints(exercise)?;
        let seen = self.store.load().progress.exercise(exercise.name).hints;
        let step = step.unwrap_or(usize::from(seen) + 1).clamp(1, hints.len());
        let mut text = hints[..step].join("\n");
        let next = match self.in_watch {
            true => "`h`".to_string(),
            false => format!("`{} hint {}`", words::program(), exercise.name),
        };
        text += &match step {
            3 => format!("\nThat was the last of 3 hints for `{}`.\n", exercise.name),
            step => format!(
                "\nHint {step} of 3 for `{}`. The next one: {next}\n",
                exercise.name
            ),
        };
        remember(self.store, |progress| {
            let record = progress
                .exercises
                .entry(exercise.name.to_string())
                .or_default();
            record.hints = record.hints.max(u8::try_from(step).unwrap_or(3));
        });
        Ok(markdown::text(&text, self.style))
    }

    /// The learner's answer and the solution side by side.
    ///
    /// Fails when the exercise is not solved, unless `spoil`.
    pub fn solution(&self, exercise: &Exercise, spoil: bool) -> Result<String> {
        let name = exercise.name;
        let record = self.store.load().progress.exercise(name);
        if record.first_success.is_none() && !spoil {
            if self.in_watch {
                bail!("{name} is not solved yet: `h` shows a hint.");
            }
            bail!(
                "{name} is not solved yet: `{0} hint {name}` shows a hint, and `{0} solution {name} --spoil` shows the solution anyway",
                words::program()
            );
        }
        let yours = self.workbook.read(&exercise.file()).unwrap_or_default();
        let solution = self.workbook.read(&exercise.solution())?;
        let heads = (
            "Yours".to_string(),
            format!("The solution: {}", exercise.solution()),
        );
        let drawn = side_by_side::text((&heads.0, &yours), (&heads.1, &solution), self.style);
        Ok(drawn)
    }

    /// Whether the learner's file is still the unchanged stub.
    pub fn is_stub(&self, exercise: &Exercise) -> bool {
        self.workbook.is_stub(exercise)
    }

    /// Brings the stub back, and says where the learner's answer is kept.
    pub fn reset(&self, exercise: &Exercise) -> Result<String> {
        let backups = self.store.folder().join("backups");
        let outcome = match reset(self.workbook, exercise, &backups)? {
            Reset::Unchanged => "is the stub already: nothing has changed".to_string(),
            Reset::Done(None) => "is the stub again".to_string(),
            Reset::Done(Some(kept)) => {
                format!(
                    "is the stub again; your answer is kept as {}",
                    kept.display()
                )
            }
        };
        Ok(format!("{} {outcome}.\n", exercise.file()))
    }
}

/// What an exercise shows: the first comment of its solution says it.
fn showed(solution: &str) -> String {
    let lines = solution.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}
