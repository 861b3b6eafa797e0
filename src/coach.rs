//! Where a learner sits, and what they can ask for there: check, hint, solution, reset; and what is remembered of it.

pub mod commands;

use crate::terminal;
use anyhow::{Context, Result, bail};
use check_runner::Processes;
use course::render::checked::{self, Success};
use course::render::{Style, beside, prose};
use course::words;
use course::workbook::build::build;
use course::workbook::check::{Checked, Checker, Event, Results};
use course::workbook::map::Map;
use course::workbook::progress::{LessonRecord, Progress, Store};
use course::workbook::reset::{Reset, reset};
use course::workbook::{self, Exercise, NO_WORKBOOK, State, Workbook};
use std::path::{Path, PathBuf};

/// Where the learner sits: the workbook, what is remembered, what the terminal can show.
pub struct Desk {
    /// Whether the learner has the keys of the watch.
    pub keys: bool,
    workbook: Option<Workbook>,
    store: Option<Store>,
    /// How text looks here.
    pub style: Style,
}

/// A workbook with its progress.
pub struct Seat<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// Its progress.
    pub store: &'a Store,
    /// How text looks here.
    pub style: Style,
    /// Whether the learner has the keys of the watch, and need not type commands.
    pub keys: bool,
}

impl Desk {
    /// Finds the workbook; the progress is in `.course` there, or where the learner says.
    pub fn find(workbook: Option<&Path>, progress: Option<&Path>, style: Style) -> Result<Desk> {
        let workbook = Workbook::find(workbook)?;
        let inside = workbook
            .as_ref()
            .map(|workbook| workbook.root().join(".course"));
        let folder = progress.map(PathBuf::from).or(inside);
        Ok(Desk {
            keys: false,
            store: folder.map(|folder| Store::at(&folder)),
            workbook,
            style,
        })
    }

    /// The workbook and its progress, for what can't be done without.
    ///
    /// Fails when there is none.
    pub fn seat(&self) -> Result<Seat<'_>> {
        let (workbook, store) = (self.workbook.as_ref(), self.store.as_ref());
        let (workbook, store) = workbook.zip(store).context(NO_WORKBOOK)?;
        Ok(Seat {
            workbook,
            store,
            style: self.style,
            keys: self.keys,
        })
    }

    /// The map; says so if the progress can't be read.
    pub fn map(&self) -> Map {
        let loaded = self.store.as_ref().map(Store::load).unwrap_or_default();
        terminal::note(loaded.notice.as_deref());
        Map::of(self.workbook.as_ref(), &loaded.progress)
    }

    /// Whether there is a workbook.
    pub fn has_workbook(&self) -> bool {
        self.workbook.is_some()
    }

    /// Remembers something about a lesson; that it can't be kept stops nobody.
    pub fn remember(&self, slug: &str, change: impl FnOnce(&mut LessonRecord)) {
        if let Some(store) = &self.store {
            remember(store, |progress| {
                change(progress.lessons.entry(slug.to_string()).or_default());
            });
        }
    }
}

/// Changes the progress; what is wrong with it is a line on standard error.
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

impl Seat<'_> {
    fn map(&self) -> Map {
        Map::of(Some(self.workbook), &self.store.load().progress)
    }

    /// The exercise that the learner is at: the next one to do, or the first that is not solved.
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

    /// Checks and notes the verdicts.
    pub fn check(
        &self,
        exercises: &[Exercise],
        processes: &Processes,
        hear: &(dyn Fn(Event) + Sync),
    ) -> Result<Results> {
        let checker = Checker {
            workbook: self.workbook,
            store: self.store,
            processes,
            color: self.style.color,
            hear,
        };
        checker.check(exercises)
    }

    /// Builds the checks of an exercise, so that they are there when they are wanted.
    pub fn warm(
        &self,
        exercise: &Exercise,
        processes: &Processes,
        hear: &(dyn Fn(Event) + Sync),
    ) -> Result<()> {
        let note = |line: &str| hear(Event::Building(line));
        let one = std::slice::from_ref(exercise);
        build(self.workbook, one, self.style.color, processes, &note).map(drop)
    }

    /// The whole verdict on one exercise; after a first success with the solution beside it.
    pub fn verdict(&self, one: &Checked) -> String {
        let next = self.map().after(one.exercise.name);
        let read = |file: String| self.workbook.read(&file).unwrap_or_default();
        let (yours, solution) = (read(one.exercise.file()), read(one.exercise.solution()));
        let showed = showed(&solution);
        let success = Success {
            texts: (!one.known).then_some((yours.as_str(), solution.as_str())),
            showed: &showed,
            next: (!self.keys).then_some(&next),
        };
        checked::full(one, Some(success), self.style)
    }

    /// The next hint, or the hints up to `step` again; remembers how far the learner went.
    pub fn hint(&self, exercise: &Exercise, step: Option<usize>) -> Result<String> {
        let hints = self.workbook.hints(exercise)?;
        let seen = self.store.load().progress.exercise(exercise.name).hints;
        let step = step.unwrap_or(usize::from(seen) + 1).clamp(1, hints.len());
        let mut text = hints[..step].join("\n");
        let next = match self.keys {
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
        Ok(prose::text(&text, self.style))
    }

    /// The solution beside the learner's own.
    ///
    /// Fails when the exercise is not solved, unless `spoil`.
    pub fn solution(&self, exercise: &Exercise, spoil: bool) -> Result<String> {
        let name = exercise.name;
        let record = self.store.load().progress.exercise(name);
        if record.first_success.is_none() && !spoil {
            if self.keys {
                bail!("{name} is not solved yet: `h` shows a hint.");
            }
            bail!(
                "{name} is not solved yet: `{0} check {name}` tells, `{0} hint {name}` helps, and `{0} solution {name} --spoil` shows it all the same",
                words::program()
            );
        }
        let yours = self.workbook.read(&exercise.file()).unwrap_or_default();
        let solution = self.workbook.read(&exercise.solution())?;
        let heads = (
            "Yours".to_string(),
            format!("The solution: {}", exercise.solution()),
        );
        let drawn = beside::text((&heads.0, &yours), (&heads.1, &solution), self.style);
        Ok(drawn)
    }

    /// Whether the learner's file is the stub as it was.
    pub fn is_stub(&self, exercise: &Exercise) -> bool {
        let text = |file: String| self.workbook.read(&file).ok();
        text(exercise.file()).is_some_and(|mine| text(exercise.stub()) == Some(mine))
    }

    /// Brings the stub back; says where the learner's text went.
    pub fn reset(&self, exercise: &Exercise) -> Result<String> {
        let backups = self.store.folder().join("backups");
        let told = match reset(self.workbook, exercise, &backups)? {
            Reset::AsItWas => "is the stub already; nothing is changed".to_string(),
            Reset::Done(None) => "is the stub again".to_string(),
            Reset::Done(Some(kept)) => {
                format!("is the stub again; yours is kept as {}", kept.display())
            }
        };
        Ok(format!("{} {told}.\n", exercise.file()))
    }
}

/// The first line of a solution says it.
fn showed(solution: &str) -> String {
    let lines = solution.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}
