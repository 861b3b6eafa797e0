//! The registry and the files that belong to it: names the file that was forgotten.

use course::lesson::Entry;
use course::lessons::LESSONS;
use course::workbook::progress::Progress;
use course::workbook::{Exercise, State, Workbook, exercises};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A model is short enough to be seen at once.
const MODEL_LINES: usize = 40;
/// So is an exercise.
const EXERCISE_LINES: usize = 60;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn all() -> impl Iterator<Item = (&'static Entry, Exercise)> {
    LESSONS
        .iter()
        .flat_map(|lesson| exercises(lesson).map(move |exercise| (lesson, exercise)))
}

fn rejected(exercise: &Exercise) -> Vec<PathBuf> {
    let folder = root()
        .join("exercises/rejected")
        .join(&exercise.stem)
        .join(exercise.name);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect()
}

fn name(path: &Path) -> String {
    path.file_stem()
        .expect("it has a name")
        .to_string_lossy()
        .into_owned()
}

#[test]
fn lessons_come_in_order_under_names_of_their_own() {
    let numbers: Vec<u8> = LESSONS.iter().map(|lesson| lesson.number).collect();
    assert!(
        numbers.is_sorted() && numbers.iter().all(|number| *number > 0),
        "{numbers:?}"
    );
    let slugs: BTreeSet<&str> = LESSONS.iter().map(|lesson| lesson.slug).collect();
    assert_eq!(slugs.len(), LESSONS.len(), "a slug is there twice");
    let names: Vec<&str> = all().map(|(_, exercise)| exercise.name).collect();
    let distinct: BTreeSet<&&str> = names.iter().collect();
    assert_eq!(
        distinct.len(),
        names.len(),
        "an exercise's name is there twice: {names:?}"
    );
}

#[test]
fn every_lesson_has_its_files_and_stands_in_the_readme() {
    let readme = read("README.md");
    for lesson in LESSONS {
        let stem = lesson.stem();
        assert!(
            lesson.text.starts_with("# "),
            "lessons/{stem}/README.md has no title"
        );
        assert!(
            (2..=7).contains(&lesson.exercises.len()),
            "{stem} has not two to seven exercises"
        );
        let link = format!("lessons/{stem}/README.md");
        assert!(readme.contains(&link), "README.md does not link {link}");
        for exercise in exercises(lesson) {
            let own = format!("exercises/tests/{stem}/{}.rs", exercise.name);
            let file = match root().join(&own).is_file() {
                true => own,
                false => format!("exercises/tests/{stem}.rs"),
            };
            let path = format!("\"{stem}/{}\"", exercise.name);
            assert!(read(&file).contains(&path), "{file} does not check {path}");
        }
    }
}

#[test]
fn no_file_of_an_exercise_belongs_to_nothing() {
    let known: BTreeSet<String> = all()
        .map(|(_, e)| format!("{}/{}", e.stem, e.name))
        .collect();
    for folder in [
        "exercises",
        "solutions",
        "exercises/rejected",
        "exercises/accepted",
    ] {
        for lesson in LESSONS {
            let entries = fs::read_dir(root().join(folder).join(lesson.stem()));
            if entries.is_err() && folder == "exercises/accepted" {
                continue; // not every lesson has them
            }
            for entry in entries.expect("the lesson's folder is there") {
                let path = entry.expect("it can be listed").path();
                let file = name(&path);
                let exercise = format!("{}/{}", lesson.stem(), file.trim_end_matches(".hints"));
                assert!(
                    known.contains(&exercise),
                    "{} belongs to no exercise",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_exercise_says_goal_reason_and_command() {
    for (_, exercise) in all() {
        // Not in the learner's own file, where these lines may go.
        let file = exercise.stub();
        let source = read(&file);
        for line in ["//! Goal: ", "//! Why: "] {
            assert!(source.contains(line), "{file} has no line {line:?}");
        }
        let check = format!("//! Check: {}\n", exercise.test());
        assert!(source.contains(&check), "{file} does not say {check:?}");
    }
}

#[test]
fn every_exercise_has_three_hints_and_a_solution() {
    let workbook = Workbook::find(Some(root()))
        .expect("this is a workbook")
        .expect("it is found");
    for (_, exercise) in all() {
        let hints = workbook.hints(&exercise).expect("the hints can be read");
        assert!(
            hints.iter().all(|hint| hint.len() > 80),
            "{}: a hint is too short to help",
            exercise.name
        );
        let solution = read(format!("solutions/{}/{}.rs", exercise.stem, exercise.name));
        assert!(
            pending::pending(&solution).is_none(),
            "the solution of {} is pending",
            exercise.name
        );
        assert!(
            solution.lines().count() <= EXERCISE_LINES,
            "the solution of {} is too long",
            exercise.name
        );
        assert!(
            solution.contains("//"),
            "the solution of {} explains nothing",
            exercise.name
        );
    }
}

#[test]
fn every_exercise_has_three_rejected_answers() {
    for (_, exercise) in all() {
        let answers = rejected(&exercise);
        assert!(
            answers.len() >= 3,
            "{} has {} rejected answers",
            exercise.name,
            answers.len()
        );
        for answer in answers {
            assert!(
                read(&answer).starts_with("//! Refused: "),
                "{} does not say why it is refused",
                answer.display()
            );
        }
    }
}

#[test]
fn every_model_is_optimised_and_short_and_says_what_it_is() {
    for lesson in LESSONS {
        for experiment in lesson
            .experiments()
            .expect("the default sizes fit this machine")
        {
            assert!(
                experiment
                    .models
                    .iter()
                    .any(|model| model.name == experiment.baseline)
            );
            for model in &experiment.models {
                let lines = model.source.lines().count();
                assert!(
                    lines <= MODEL_LINES,
                    "{}/{} has {lines} lines",
                    lesson.stem(),
                    model.file
                );
                assert!(
                    model.function.starts_with("models::"),
                    "{}/{} is timed without optimisation: declare its folder in lessons/models.rs, not in the lesson's mod.rs",
                    lesson.stem(),
                    model.file
                );
                let first = model.source.lines().next().unwrap_or_default();
                let said = first.starts_with("//! ") && model.summary().chars().count() <= 58;
                assert!(
                    said,
                    "{}: its first line says in at most 58 characters what it is",
                    model.file
                );
            }
        }
    }
}

#[test]
#[ignore = "for those who change the course: learners begin their stubs, and that is no mistake"]
fn every_stub_is_pending() {
    let workbook = Workbook::find(Some(root()))
        .expect("this is a workbook")
        .expect("it is found");
    for (_, exercise) in all() {
        assert_eq!(
            workbook.state(&exercise, &Progress::default()),
            State::Pending,
            "{}",
            exercise.name
        );
        let source = read(format!("exercises/{}/{}.rs", exercise.stem, exercise.name));
        assert!(
            source.lines().count() <= EXERCISE_LINES,
            "{} is too long",
            exercise.name
        );
        assert_eq!(
            source,
            read(exercise.stub()),
            "`course reset {}` would bring another stub back: run `cargo xtask bless stubs`",
            exercise.name
        );
    }
}

/// What an editor with rust-analyzer shows as you open the folder: it asks the compiler the same.
#[test]
#[ignore = "for those who change the course: a learner's file may have warnings"]
fn nothing_in_the_workbook_has_a_warning() {
    let output = Command::new(env!("CARGO"))
        .args([
            "check",
            "--workspace",
            "--all-targets",
            "--message-format=json",
        ])
        .current_dir(root())
        .output()
        .expect("cargo can be started");
    let text = String::from_utf8_lossy(&output.stdout);
    let said: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("\"reason\":\"compiler-message\""))
        .collect();
    assert!(output.status.success() && said.is_empty(), "{said:#?}");
    assert!(text.contains("\"reason\":\"build-finished\""), "{text}");
}

#[test]
#[ignore = "for those who change the course: learners lay their code out as they like"]
fn stubs_solutions_and_rejected_answers_are_formatted() {
    for (_, exercise) in all() {
        let own = [exercise.file(), exercise.solution()].map(|file| root().join(file));
        for file in own.into_iter().chain(rejected(&exercise)) {
            let status = Command::new("rustfmt")
                .args(["--check", "--edition", "2024", "--quiet"])
                .arg(&file)
                .status()
                .expect("rustfmt can be started");
            assert!(status.success(), "{} is not formatted", file.display());
        }
    }
}
