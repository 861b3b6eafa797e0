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
        if let Some((line, column)) = crooked(screen) {
            panic!("a corner of line {line}, column {column} meets nothing:\n{screen}");
        }
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

/// The first place, counted from 1, where a line that goes up or down meets none in the row above or below.
fn crooked(screen: &str) -> Option<(usize, usize)> {
    let rows: Vec<Vec<char>> = screen.lines().map(|line| line.chars().collect()).collect();
    let at = |row: Option<usize>, column: usize| {
        let row = row.and_then(|row| rows.get(row));
        row.and_then(|row| row.get(column)).copied().unwrap_or(' ')
    };
    let meets = |row: usize, column: usize| {
        let (above, below) = (at(row.checked_sub(1), column), at(Some(row + 1), column));
        match rows[row][column] {
            '└' | '┘' | '┴' => "│┐┌┬├┤┼▲".contains(above),
            '┌' | '┐' | '┬' => "│┘└┴├┤┼▼".contains(below),
            _ => true,
        }
    };
    let places =
        (0..rows.len()).flat_map(|row| (0..rows[row].len()).map(move |column| (row, column)));
    let mut off = places.filter(|(row, column)| !meets(*row, *column));
    off.next().map(|(row, column)| (row + 1, column + 1))
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
    use super::{crooked, snapshot};
    use std::panic;

    #[test]
    fn a_corner_that_meets_nothing_is_noticed() {
        assert_eq!(crooked("a ──┬── b\n    └─ c ──┘"), Some((2, 12)));
        assert_eq!(crooked("a ──┬── b ─┐\n    └─ c ──┘"), None);
        assert_eq!(crooked("   0 │░░ │\n   1 │  ░│"), None);
    }

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
