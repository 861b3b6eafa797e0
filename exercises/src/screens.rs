//! The screens of rejected answers against snapshots, for the lessons that have a folder in `tests/screens/`.

use crate::answer::Answer;
use insta::Settings;
use std::path::Path;

/// A screen that a beginner can take in.
const LINES: usize = 40;
/// The narrowest terminal.
const COLUMNS: usize = 80;

/// Compares what a learner with this answer is told, check by check, with `tests/screens/LESSON/EXERCISE__ANSWER.snap`.
///
/// Lessons without such a folder are not compared: their verdicts may name what differs from run to run.
#[track_caller]
pub fn compare(answer: &Answer, told: &[String]) {
    let mut parts = answer.path.trim_start_matches("rejected/").split('/');
    let (lesson, exercise) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/screens")
        .join(lesson);
    if !folder.is_dir() {
        return;
    }
    for screen in told {
        let lines = screen.lines().count();
        assert!(
            lines <= LINES,
            "{lines} lines are too many for a screen:\n{screen}"
        );
        let widest = screen.lines().map(|line| line.chars().count()).max();
        assert!(
            widest <= Some(COLUMNS),
            "wider than {COLUMNS} columns:\n{screen}"
        );
    }
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = format!("{exercise}__{}", answer.file().trim_end_matches(".rs"));
    let rule = format!("\n{}\n\n", "=".repeat(20));
    settings.bind(|| insta::assert_snapshot!(name, told.join(&rule)));
}
