//! The workbook on disk: finding it, and the state of its exercises.

pub mod build;
pub mod check;
pub mod class;
pub mod map;
pub mod progress;
pub mod reset;
pub mod text;

use crate::lesson::Entry;
use crate::lessons::LESSONS;
use crate::words::program;
use crate::wrong_use::WrongUse;
use anyhow::Result;
use progress::Progress;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A checkout of the course: the folder with `exercises/` and `solutions/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    root: PathBuf,
}

/// What to type where there is no workbook.
pub const NO_WORKBOOK: &str = "there is no workbook here: change to your clone of the course, or name its folder with --workbook DIR";

/// Where a learner stands with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The stub's mark still stands in it.
    Pending,
    /// The learner has begun, and this very text has not been checked yet.
    Begun,
    /// A check has refused this very text.
    Wrong,
    /// All checks have passed on this very text.
    Solved,
    /// The file is not there.
    Missing,
}

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// E.g. `fetch_all`.
    pub name: &'static str,
    /// The stem of its lesson, e.g. `l01_four_ways`.
    pub stem: String,
}

impl Workbook {
    /// The workbook at `folder`; without one, the first workbook from the current folder upward.
    ///
    /// Fails with [`WrongUse`] when `folder` is no workbook. Gives `None` when no folder is named and no workbook is found.
    pub fn find(folder: Option<&Path>) -> Result<Option<Workbook>> {
        if let Some(folder) = folder {
            let found = Workbook::at(folder);
            return found.map(Some).ok_or_else(|| {
                let message = format!(
                    "{} is no workbook: name the folder that has exercises/ and solutions/",
                    folder.display()
                );
                WrongUse(message).into()
            });
        }
        let Ok(here) = std::env::current_dir() else {
            return Ok(None);
        };
        Ok(here.ancestors().find_map(Workbook::at))
    }

    fn at(folder: &Path) -> Option<Workbook> {
        let parts = ["exercises", "solutions", "lessons"];
        parts
            .iter()
            .all(|part| folder.join(part).is_dir())
            .then(|| Workbook {
                root: folder.into(),
            })
    }

    /// The workbook's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file that the learner edits.
    pub fn yours(&self, exercise: &Exercise) -> PathBuf {
        self.root.join(exercise.file())
    }

    /// The text of a file; its path begins at the workbook's folder.
    pub fn read(&self, file: &str) -> Result<String> {
        text::text(&self.root.join(file), file)
    }

    /// The whole text of the learner's answer: their file, and the files of the modules that it declares.
    pub fn answer(&self, exercise: &Exercise) -> Result<String> {
        text::whole(&self.yours(exercise), &exercise.file())
    }

    /// The state of an exercise, from its file and the recorded progress.
    pub fn state(&self, exercise: &Exercise, progress: &Progress) -> State {
        let Ok(bytes) = text::bytes(&self.yours(exercise), &exercise.file()) else {
            return State::Missing;
        };
        if pending::pending(&String::from_utf8_lossy(&bytes)).is_some() {
            return State::Pending;
        }
        let Ok(answer) = self.answer(exercise) else {
            return State::Begun;
        };
        match progress.exercise(exercise.name).verdict_on(&answer) {
            None => State::Begun,
            Some(true) => State::Solved,
            Some(false) => State::Wrong,
        }
    }

    /// Whether the learner's file is still the unchanged stub.
    pub fn is_stub(&self, exercise: &Exercise) -> bool {
        let text = |file: String| self.read(&file).ok();
        text(exercise.file()).is_some_and(|mine| text(exercise.stub()) == Some(mine))
    }

    /// Whether an exercise has been begun: its mark is gone, or it differs from its stub.
    pub fn is_begun(&self, exercise: &Exercise) -> bool {
        let state = self.state(exercise, &Progress::default());
        state != State::Pending || !self.is_stub(exercise)
    }

    /// The three hints of an exercise.
    ///
    /// Fails when the file is missing, or does not have three parts that begin with `## `.
    pub fn hints(&self, exercise: &Exercise) -> Result<Vec<String>> {
        let file = format!("exercises/{}/{}.hints.md", exercise.stem, exercise.name);
        let text = self.read(&file)?;
        let hints: Vec<String> = text
            .split("\n## ")
            .skip(1)
            .map(|part| format!("## {}\n", part.trim()))
            .collect();
        anyhow::ensure!(hints.len() == 3, "{file} has {} hints, not 3", hints.len());
        Ok(hints)
    }
}

/// The exercises of a lesson, in teaching order.
pub fn exercises(lesson: &Entry) -> impl Iterator<Item = Exercise> {
    lesson.exercises.iter().map(|name| Exercise {
        name,
        stem: lesson.stem(),
    })
}

/// The exercise of this name, wherever it is.
pub fn exercise(name: &str) -> Option<Exercise> {
    all_exercises()
        .into_iter()
        .find(|exercise| exercise.name == name)
}

/// Every exercise, in teaching order.
pub fn all_exercises() -> Vec<Exercise> {
    LESSONS.iter().flat_map(exercises).collect()
}

impl Exercise {
    /// Its lesson.
    pub fn lesson(&self) -> &'static Entry {
        let lesson = LESSONS.iter().find(|lesson| lesson.stem() == self.stem);
        lesson.expect("an exercise belongs to a lesson of the registry")
    }

    /// The path of the learner's file; it begins at the workbook's folder.
    pub fn file(&self) -> String {
        format!("exercises/{}/{}.rs", self.stem, self.name)
    }

    /// The path of the solution; it begins at the workbook's folder.
    pub fn solution(&self) -> String {
        format!("solutions/{}/{}.rs", self.stem, self.name)
    }

    /// The path of the stub that `course reset` brings back; it begins at the workbook's folder.
    pub fn stub(&self) -> String {
        format!("exercises/stubs/{}/{}.rs", self.stem, self.name)
    }

    /// The command that checks it.
    pub fn check(&self) -> String {
        format!("{} check {}", program(), self.name)
    }

    /// The command that checks it without `course`.
    pub fn test(&self) -> String {
        format!("cargo test {}", self.name)
    }
}
