//! The coach's parts on hand-built values: verdict screens, reset, the table of a class.

use check_runner::{Evidence, Outcome, Verdict, Wrong};
use course::render::checked::{self, Success};
use course::render::{Style, beside, table};
use course::workbook::check::{Checked, Kind};
use course::workbook::map::Map;
use course::workbook::progress::{Progress, Store};
use course::workbook::reset::{Reset, reset};
use course::workbook::{Exercise, Workbook, class, exercise};
use std::fs;
use std::path::{Path, PathBuf};

fn counter() -> Exercise {
    exercise("counter").expect("there is a counter")
}

fn passed(name: &str, printed: &str) -> (String, Outcome) {
    let outcome = Outcome {
        verdict: Verdict::Passed(Evidence::Checked),
        printed: printed.into(),
    };
    (name.into(), outcome)
}

fn failed(name: &str, verdict: Verdict) -> (String, Outcome) {
    let printed = String::new();
    (name.into(), Outcome { verdict, printed })
}

fn checked(kind: Kind, checks: Vec<(String, Outcome)>, told: &str) -> Checked {
    Checked {
        exercise: counter(),
        kind,
        checks,
        left_out: 0,
        told: told.into(),
        known: false,
    }
}

fn wrong() -> Checked {
    let verdict = Wrong::because("the load and the store are two steps")
        .seen("2 threads, one increment each: the count is 1.")
        .expected("2 at the end.")
        .picture("  step  thread 1\n     1  load reads 0")
        .ask("what could make both one step?");
    let checks = vec![
        passed("every_increment_counts_by_one", ""),
        failed("no_increment_is_lost", Verdict::Wrong(Box::new(verdict))),
        failed(
            "nor_of_three_threads",
            Verdict::Crashed {
                how: "your code overflowed its stack".into(),
            },
        ),
    ];
    checked(Kind::Wrong, checks, "")
}

fn hung() -> Checked {
    let verdict = Verdict::Hung {
        seconds: 10,
        spins: false,
        threads: vec!["2 waiting for a lock, a channel or another thread".into()],
    };
    Checked {
        left_out: 4,
        ..checked(
            Kind::Hangs,
            vec![failed("no_increment_is_lost", verdict)],
            "",
        )
    }
}

/// Passed checks that rest on these.
fn resting_on(evidence: &[Evidence]) -> Checked {
    let each = evidence.iter().map(|evidence| {
        let (name, outcome) = passed("a", "");
        let verdict = Verdict::Passed(*evidence);
        (name, Outcome { verdict, ..outcome })
    });
    checked(Kind::Solved, each.collect(), "")
}

#[test]
fn a_success_claims_what_the_weakest_exploration_has_shown() {
    let line = |evidence: &[Evidence]| checked::line(&resting_on(evidence), Style::PLAIN);
    let proved = Evidence::Proved { runs: 12 };
    let counted = Evidence::Counted { interleavings: 70 };
    assert_eq!(
        line(&[Evidence::Checked]),
        "✔ counter: solved, 1 check passed"
    );
    assert_eq!(
        line(&[Evidence::Checked, proved, counted]),
        "✔ counter: solved, 3 checks passed: proved for every order of the steps"
    );
    assert_eq!(
        line(&[proved, Evidence::Tried { runs: 2_620 }]),
        "✔ counter: solved, 2 checks passed: nothing found in 2,620 orders; not all were\n  tried"
    );
}

#[test]
fn every_verdict_has_its_screen() {
    let all = [
        wrong(),
        hung(),
        checked(
            Kind::DoesNotCompile,
            Vec::new(),
            "error[E0609]: no field `cuont`\n --> exercises/l02_race/counter.rs:21:14\n",
        ),
        checked(Kind::Pending, Vec::new(), "lose no increment"),
        checked(
            Kind::Missing,
            Vec::new(),
            "failed to read exercises/l02_race/counter.rs",
        ),
        checked(Kind::Changed, Vec::new(), ""),
    ];
    let screens: Vec<String> = all
        .iter()
        .map(|one| checked::full(one, None, Style::PLAIN))
        .collect();
    for screen in &screens {
        assert!(
            screen.lines().all(|line| line.chars().count() <= 80),
            "{screen}"
        );
    }
    let text = screens.join(&format!("{}\n", "=".repeat(20)));
    insta::assert_snapshot!(text.replace("cargo course", "course"));
}

#[test]
fn a_success_shows_the_solution_beside_and_what_comes_next() {
    let next = Map::of(None, &Progress::default()).after("counter");
    let success = Success {
        texts: Some(("fn mine() {}\n", "//! One step.\nfn theirs() {}\n")),
        showed: "One step.",
        next: Some(&next),
    };
    let solved = checked(
        Kind::Solved,
        vec![passed("a", "traced\n"), passed("b", "")],
        "",
    );
    let ascii = Style {
        unicode: false,
        ..Style::PLAIN
    };
    let wide = Style {
        width: 100,
        ..Style::PLAIN
    };
    let text = checked::full(&solved, Some(success), Style::PLAIN)
        + &checked::full(&solved, Some(success), wide)
        + &checked::full(
            &solved,
            Some(Success {
                texts: None,
                ..success
            }),
            ascii,
        );
    insta::assert_snapshot!(text.replace("cargo course", "course"));
}

#[test]
fn colour_is_never_the_only_sign() {
    let style = Style {
        color: true,
        ..Style::PLAIN
    };
    let line = checked::line(&wrong(), style);
    assert!(line.contains('\u{1b}') && line.contains("wrong"), "{line}");
}

#[test]
fn two_texts_stand_side_by_side_where_there_is_room() {
    let narrow = Style {
        width: 50,
        ..Style::PLAIN
    };
    let text = beside::text(("Yours", "a\n"), ("The solution", "b\n"), narrow);
    assert_eq!(text, "Yours\na\n\nThe solution\nb\n");
}

/// A folder with nothing in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("coaching-{name}"));
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
        Reset::AsItWas
    );
    let mut kept = Vec::new();
    // Twice within a second: nothing is written over.
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
        format!("{error:#}").starts_with("nothing is changed"),
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
fn a_class_without_anybody_is_an_error() {
    let nowhere = [folder("empty-class")];
    let error = class::read(&nowhere).expect_err("nobody is there");
    assert!(
        format!("{error:#}").contains("has no .course/progress.json"),
        "{error:#}"
    );
}
