//! Files of a workbook on hand-built values: reset, and the table of a class.

use crate::binary::{course, output};
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

/// Mirrors reports of class lists that were opened in a spreadsheet, or pasted into an issue: what learners call their
/// folders, and what they write into their files, stays text.
// hhurz/tableExport.jquery.plugin#230: a cell that begins with `=` was run as a formula.
// Spenhouet/confluence-markdown-exporter#108: a `|` in a cell made another column.
#[test]
fn what_learners_write_is_text_in_every_format() {
    let class = folder("odd-class");
    let formula = learner(&class, "=1+1", &["counter"]);
    let link = learner(&class, "[x](y)|<b>", &[]);
    let escape = learner(&class, "red\u{1b}[31m", &[]);
    let odd_time = learner(&class, "clock", &["counter"]);
    let file = odd_time.join(".course/progress.json");
    let text = fs::read_to_string(&file).expect("it is there");
    let odd = text.replace("2026-03-01T10:00:00Z", "=cmd|'/c calc'!A1");
    fs::write(&file, odd).expect("it can be written");
    let broken = learner(&class, "broken", &[]);
    fs::write(broken.join(".course/progress.json"), "no JSON").expect("it can be written");
    // A learner who has not begun.
    let idle = class.join("idle");
    for part in ["exercises", "solutions", "lessons"] {
        fs::create_dir_all(idle.join(part)).expect("it can be made");
    }
    let shown = |format: &str| {
        let mut report = course(&["report", "--format", format]);
        output(report.args([&formula, &link, &escape, &odd_time, &broken, &idle]))
    };
    for format in ["text", "markdown", "csv", "json"] {
        let (code, out, err) = shown(format);
        assert_eq!(code, 1, "{format}: {err}");
        assert_eq!(err.lines().count(), 2, "{err}");
        assert!(err.contains("broken/.course/progress.json"), "{err}");
        assert!(
            err.contains("clock has no time for the success in counter"),
            "{err}"
        );
        assert!(out.contains("idle"), "{format}: {out}");
        assert!(!out.contains('\u{1b}'), "{format}: {out}");
        assert!(!out.contains("calc"), "{format}: {out}");
    }
    let (_, markdown, _) = shown("markdown");
    assert!(markdown.contains(r"\[x\](y)\|\<b\>"), "{markdown}");
    let (_, csv, _) = shown("csv");
    assert!(csv.contains("\n'=1+1,"), "{csv}");
}
