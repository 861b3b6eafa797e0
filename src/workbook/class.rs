//! The progress of a class: several learners in one table.

use super::progress::{ExerciseRecord, Progress};
use super::{Workbook, all_exercises, text};
use crate::lesson::Entry;
use crate::lessons::LESSONS;
use crate::table::{Cell, Column, Table};
use anyhow::{Context, Result, bail};
use serde::Serialize;
use std::path::Path;

/// One learner.
#[derive(Debug, Clone, Default)]
pub struct Learner {
    /// The part of their folder's path that differs from those of the others.
    pub name: String,
    /// Their progress.
    pub progress: Progress,
}

/// One learner's progress in one exercise, for other programs.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The name of the folder.
    pub learner: String,
    /// `lesson-1`.
    pub lesson: String,
    /// Its name.
    pub exercise: &'static str,
    /// Whether all checks have ever passed.
    pub solved: bool,
    /// How many different texts were checked until the first success.
    pub attempts: u32,
    /// How many hints have been shown, 0 to 3.
    pub hints: u8,
    /// In RFC 3339, in UTC; `null` until then.
    pub first_success: Option<String>,
}

impl Learner {
    /// Reads a learner's workbook, `.course` folder, or progress file.
    ///
    /// Fails when there is no progress file, or it can't be read.
    pub fn at(path: &Path) -> Result<Learner> {
        let inside = [
            path.join(".course/progress.json"),
            path.join("progress.json"),
        ];
        let file = match path.is_file() {
            true => path.to_path_buf(),
            false => match inside.into_iter().find(|file| file.exists()) {
                Some(file) => file,
                // A learner who has not begun has a workbook and no progress.
                None if is_learners(path) => return Ok(Learner::default()),
                None => bail!("{} has no .course/progress.json", path.display()),
            },
        };
        let name = file.display().to_string();
        let text = text::text(&file, &name)?;
        let failed = || format!("failed to read {name}");
        Ok(Learner {
            name: String::new(),
            progress: Progress::parse(&text).with_context(failed)?,
        })
    }
}

/// Whether this folder is a workbook, or the `.course` of one.
fn is_learners(path: &Path) -> bool {
    let is_course = path.ends_with(".course") && path.is_dir();
    is_course || Workbook::at(path).is_some() || path.join(".course").is_dir()
}

/// Leaves out the times that are none: a learner can write anything. Gives the exercises.
fn odd_times(progress: &mut Progress) -> Vec<String> {
    let mut odd = Vec::new();
    for (name, record) in &mut progress.exercises {
        let is_odd = |time: &String| humantime::parse_rfc3339(time).is_err();
        if record.first_success.as_ref().is_some_and(is_odd) {
            record.first_success = Some(String::new());
            odd.push(name.clone());
        }
    }
    odd
}

/// The parts of a path that may serve as a name, without `.course` and `progress.json`.
fn parts(path: &Path) -> Vec<String> {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let mut parts: Vec<String> = whole
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    while parts.len() > 1
        && parts
            .last()
            .is_some_and(|part| part == "progress.json" || part == ".course")
    {
        parts.pop();
    }
    parts
}

/// The learners' names: their paths without the parts at both ends that all of them share.
fn names(paths: &[Vec<String>]) -> Vec<String> {
    if let [one] = paths {
        return vec![one.last().cloned().unwrap_or_default()];
    }
    let longest = |end: &dyn Fn(&[String], usize) -> Option<String>| {
        let shortest = paths.iter().map(Vec::len).min().unwrap_or(0);
        let same = |at: &usize| {
            let first = paths.first().and_then(|path| end(path, *at));
            paths.iter().all(|path| end(path, *at) == first)
        };
        (0..shortest.saturating_sub(1)).take_while(same).count()
    };
    let before = longest(&|path, at| path.get(at).cloned());
    let after = longest(&|path, at| path.get(path.len() - 1 - at).cloned());
    let name = |path: &Vec<String>| {
        let end = (path.len() - after).max(before + 1);
        path[before..end].join("/")
    };
    paths.iter().map(name).collect()
}

/// Reads all progress files. Gives the learners, and a line for each path that can't be read or is named twice.
///
/// Fails when no path can be read.
pub fn read(paths: &[impl AsRef<Path>]) -> Result<(Vec<Learner>, Vec<String>)> {
    let (mut learners, mut notices, mut known) = (Vec::new(), Vec::new(), Vec::new());
    for path in paths.iter().map(AsRef::as_ref) {
        let parts = parts(path);
        match Learner::at(path) {
            _ if known.contains(&parts) => {
                notices.push(format!("{} is named twice", path.display()))
            }
            Ok(mut learner) => {
                for exercise in odd_times(&mut learner.progress) {
                    notices.push(format!(
                        "{} has no time for the success in {exercise} that can be read",
                        path.display()
                    ));
                }
                learners.push(learner);
                known.push(parts);
            }
            Err(error) => notices.push(format!("{error:#}")),
        }
    }
    if learners.is_empty() {
        bail!("{}", notices.join("; "));
    }
    for (learner, name) in learners.iter_mut().zip(names(&known)) {
        learner.name = name;
    }
    Ok((learners, notices))
}

/// A row for every exercise of every learner.
pub fn rows(learners: &[Learner]) -> Vec<Row> {
    let of = |learner: &Learner| {
        let name = learner.name.clone();
        let progress = learner.progress.clone();
        all_exercises().into_iter().map(move |exercise| {
            let ExerciseRecord {
                attempts,
                hints,
                first_success,
                ..
            } = progress.exercise(exercise.name);
            Row {
                learner: name.clone(),
                lesson: exercise.lesson().name(),
                exercise: exercise.name,
                solved: first_success.is_some(),
                attempts,
                hints,
                first_success: first_success.filter(|time| !time.is_empty()),
            }
        })
    };
    learners.iter().flat_map(of).collect()
}

/// A row for each learner: how many exercises are solved, in all and in each lesson, attempts, hints, the last success.
pub fn table(learners: &[Learner]) -> Table {
    let rows = rows(learners);
    let a_learner = all_exercises().len();
    let each = |cell: &dyn Fn(&[Row]) -> Cell| rows.chunks(a_learner).map(cell).collect();
    let solved = |rows: &[Row], lesson: Option<&Entry>| {
        let of_it = |row: &&Row| lesson.is_none_or(|lesson| row.lesson == lesson.name());
        let all: Vec<&Row> = rows.iter().filter(of_it).collect();
        let solved = all.iter().filter(|row| row.solved).count();
        Cell::Text(format!("{solved}/{}", all.len()))
    };
    let column = |key, head: String, expendable, cells| Column {
        key,
        head,
        expendable,
        cells,
    };
    let names = learners
        .iter()
        .map(|learner| Cell::Text(learner.name.clone()));
    let mut columns = vec![
        column("learner", "learner".into(), 0, names.collect()),
        column(
            "solved",
            "solved".into(),
            0,
            each(&|rows| solved(rows, None)),
        ),
    ];
    for lesson in LESSONS {
        let cells = each(&|rows| solved(rows, Some(lesson)));
        columns.push(column(
            lesson.slug,
            lesson.slug.into(),
            lesson.number,
            cells,
        ));
    }
    let sum = |of: fn(&Row) -> u32| {
        move |rows: &[Row]| Cell::Whole(rows.iter().map(|row| u64::from(of(row))).sum())
    };
    columns.push(column(
        "attempts",
        "attempts".into(),
        0,
        each(&sum(|row| row.attempts)),
    ));
    columns.push(column(
        "hints",
        "hints".into(),
        0,
        each(&sum(|row| row.hints.into())),
    ));
    let last = |rows: &[Row]| {
        let last = rows
            .iter()
            .filter_map(|row| row.first_success.clone())
            .max();
        last.map_or(Cell::Missing, |time| {
            Cell::Text(time.chars().take(10).collect())
        })
    };
    columns.push(column(
        "last_success",
        "last success".into(),
        20,
        each(&last),
    ));
    Table {
        name: "class".into(),
        columns,
        notes: Vec::new(),
    }
}
