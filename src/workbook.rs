//! Finding the workbook, and the state of its exercises.

use crate::lesson::Entry;
use crate::lessons::LESSONS;
use crate::limits::Usage;
use anyhow::{Context, Result};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A checkout of the course: the folder with `exercises/` and `solutions/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    root: PathBuf,
}

/// Where a learner stands with an exercise, as far as its file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The stub as it was.
    Pending,
    /// The learner has begun: its checks count.
    Begun,
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
    /// The workbook at `folder`, or the first one from the current folder upward.
    ///
    /// Fails with [`Usage`] when `folder` is none; gives `None` when none was named and none is found.
    pub fn find(folder: Option<&Path>) -> Result<Option<Workbook>> {
        if let Some(folder) = folder {
            let found = Workbook::at(folder);
            return found.map(Some).ok_or_else(|| {
                let message = format!(
                    "{} is no workbook: name the folder that has exercises/ and solutions/",
                    folder.display()
                );
                Usage(message).into()
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

    /// The file that the learner edits.
    pub fn stub(&self, exercise: &Exercise) -> PathBuf {
        self.root
            .join("exercises")
            .join(&exercise.stem)
            .join(format!("{}.rs", exercise.name))
    }

    /// The state of an exercise.
    pub fn state(&self, exercise: &Exercise) -> State {
        match std::fs::read_to_string(self.stub(exercise)) {
            Ok(source) if stub::pending(&source).is_some() => State::Pending,
            Ok(_) => State::Begun,
            Err(_) => State::Missing,
        }
    }

    /// The three hints of an exercise.
    ///
    /// Fails when the file is missing or has not three parts that begin with `## `.
    pub fn hints(&self, exercise: &Exercise) -> Result<Vec<String>> {
        let file = Path::new("exercises")
            .join(&exercise.stem)
            .join(format!("{}.hints.md", exercise.name));
        let text = std::fs::read_to_string(self.root.join(&file))
            .with_context(|| format!("failed to read {}", file.display()))?;
        let hints: Vec<String> = text
            .split("\n## ")
            .skip(1)
            .map(|part| format!("## {}\n", part.trim()))
            .collect();
        anyhow::ensure!(
            hints.len() == 3,
            "{} has {} hints, not 3",
            file.display(),
            hints.len()
        );
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
    LESSONS
        .iter()
        .flat_map(exercises)
        .find(|exercise| exercise.name == name)
}

impl Exercise {
    /// The command that checks it.
    pub fn check(&self) -> String {
        format!(
            "cargo test -p exercises --test {} {}::yours",
            self.stem, self.name
        )
    }
}
