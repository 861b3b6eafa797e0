//! Files of a workbook on hand-built values: reset, and the table of a class.

use course::render::table;
use course::workbook::progress::{Progress, Store};
use course::workbook::reset::{Reset, reset};
use course::workbook::{Exercise, Workbook, class, exercise};
use std::fs;
use std::path::{Path, PathBuf};

fn counter() -> Exercise {
    exercise("counter").expect("there is a counter")
}

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("workbooks-{name}"));
    // Left over from the run before.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    folder
}

/// A workbook with one exercise in it.
fn workbook(name: &str) -> (Workbook, PathBuf) {
    let root = folder(name);
    for part in [
        "exercises/l02_race",
        "exercises/stubs/l02_race",
        "solutions",
        "lessons",
    ] {
        fs::create_dir_all(root.join(part)).expect("it can be made");
    }
    fs::write(root.join(counter().stub()), "the stub").expect("it can be written");
    let found = Workbook::find(Some(&root)).expect("it is a workbook");
    (found.expect("it is named"), root)
}

#[test]
fn a_reset_keeps_what_was_there() {
    let (workbook, root) = workbook("reset");
    let (file, backups) = (root.join(counter().file()), root.join(".course/backups"));
    assert_eq!(
        reset(&workbook, &counter(), &backups).expect("it works"),
        Reset::Done(None)
    );
    assert_eq!(
        reset(&workbook, &counter(), &backups).expect("it works"),
        Reset::Unchanged
    );
    let mut kept = Vec::new();
    // Twice within a second: no copy is overwritten.
    for mine in ["mine", "another"] {
        fs::write(&file, mine).expect("it can be written");
        match reset(&workbook, &counter(), &backups).expect("it works") {
            Reset::Done(Some(path)) => kept.push(fs::read_to_string(path).expect("it is there")),
            other => panic!("{other:?}"),
        }
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "the stub");
    }
    assert_eq!(kept, ["mine", "another"]);
}

#[test]
fn a_reset_that_cannot_keep_a_copy_changes_nothing() {
    let (workbook, root) = workbook("no-backup");
    let file = root.join(counter().file());
    fs::write(&file, "mine").expect("it can be written");
    // A file where the folder should be.
    fs::write(root.join(".course"), "").expect("it can be written");
    let error = reset(&workbook, &counter(), &root.join(".course/backups")).expect_err("it can't");
    assert!(
        format!("{error:#}").starts_with("nothing has changed"),
        "{error:#}"
    );
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "mine");
}

fn learner(class: &Path, name: &str, solved: &[&str]) -> PathBuf {
    let root = class.join(name);
    let store = Store::at(&root.join(".course"));
    let note = |progress: &mut Progress| {
        progress.lessons.entry("race".into()).or_default().read =
            Some("2026-02-01T10:00:00Z".into());
        for exercise in solved {
            let record = progress.exercises.entry(exercise.to_string()).or_default();
            record.note("a first try", false);
            record.note("right", true);
            record.hints = 2;
            record.first_success = Some("2026-03-01T10:00:00Z".into());
        }
    };
    store.update(note).expect("it can be written");
    root
}

#[test]
fn a_class_is_one_table() {
    let class = folder("class");
    let ana = learner(&class, "ana", &["fetch_all", "counter"]);
    let ben = learner(&class, "ben", &[]).join(".course/progress.json");
    // The same name in another room.
    let other = learner(&class.join("room"), "ana", &["counter"]).join(".course");
    let missing = class.join("nobody");
    let (learners, notices) = class::read(&[ana, ben, other, missing]).expect("three can be read");
    assert_eq!(notices.len(), 1);
    assert!(
        notices[0].ends_with("nobody has no .course/progress.json"),
        "{notices:?}"
    );
    let root = class.display().to_string();
    // Columns are as wide as the name of this checkout's folder makes them.
    let narrow = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("|");
    let table = table::markdown(&class::table(&learners)).replace(&root, "CLASS");
    let lines = table.lines().filter(|line| !line.starts_with("|-"));
    insta::assert_snapshot!(lines.map(narrow).collect::<Vec<_>>().join("\n"));
    let rows = class::rows(&learners);
    let counter: Vec<(&str, bool, u32)> = rows
        .iter()
        .filter(|row| row.exercise == "counter")
        .map(|row| (row.learner.as_str(), row.solved, row.attempts))
        .collect();
    assert_eq!(counter[0], ("ana", true, 2));
    assert_eq!(counter[1], ("ben", false, 0));
}

#[test]
fn a_class_without_progress_files_is_an_error() {
    let nowhere = [folder("empty-class")];
    let error = class::read(&nowhere).expect_err("nobody is there");
    assert!(
        format!("{error:#}").contains("has no .course/progress.json"),
        "{error:#}"
    );
}
