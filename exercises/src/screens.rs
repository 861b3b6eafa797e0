//! The screens of rejected answers against snapshots, for the lessons that have a folder in `tests/screens/`.

use crate::answer::Answer;
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
    let name = format!("{exercise}__{}", answer.file().trim_end_matches(".rs"));
    let rule = format!("\n{}\n\n", "=".repeat(20));
    snapshot(&folder.join(format!("{name}.snap")), &told.join(&rule));
}

/// Compares a text with the snapshot in this file, in the format of the crate `insta`, which takes learners too long to build.
///
/// With `INSTA_UPDATE=always` it writes the snapshot; else it leaves the new text in `FILE.new`, which `cargo insta review` finds.
#[track_caller]
fn snapshot(file: &Path, text: &str) {
    let head = "---\nsource: exercises/src/screens.rs\n---\n";
    let new = format!("{head}{}\n", text.trim_end());
    let old = std::fs::read_to_string(file).unwrap_or_default();
    let content = |snapshot: &str| {
        let parts = snapshot.splitn(3, "---\n").nth(2);
        parts.unwrap_or_default().trim_end().replace('\r', "")
    };
    if content(&old) == content(&new) {
        return;
    }
    let update = std::env::var("INSTA_UPDATE").unwrap_or_default();
    let to = match update.as_str() {
        "always" => Some(file.to_path_buf()),
        "no" => None,
        _ => Some(file.with_extension("snap.new")),
    };
    if let Some(to) = &to {
        std::fs::write(to, new).expect("the folder of snapshots can be written to");
    }
    assert!(
        update == "always",
        "{} has changed; `INSTA_UPDATE=always` accepts it. It was:\n{}\nIt is:\n{text}",
        file.display(),
        content(&old)
    );
}

#[cfg(test)]
mod tests {
    use super::snapshot;
    use std::panic;

    #[test]
    fn a_changed_screen_is_noticed() {
        let folder = std::env::temp_dir().join(format!("course-screens-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("it can be created");
        let file = folder.join("a.snap");
        std::fs::write(&file, "---\nsource: here\n---\none --- two\n").expect("it can be written");
        snapshot(&file, "one --- two\n");
        assert!(panic::catch_unwind(|| snapshot(&file, "three")).is_err());
        std::fs::remove_dir_all(&folder).expect("it can be removed");
    }
}
