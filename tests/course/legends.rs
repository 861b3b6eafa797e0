//! Every sign of a picture is explained where the picture stands: in what checks tell, in demos, in the texts.

use crate::binary::output;
use course::lessons::LESSONS;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Signs that mean something by themselves, unlike frames and bullets.
const SIGNS: [char; 6] = ['░', '▒', '█', '•', '→', '✔'];

/// The signs of this screen that it does not explain.
fn unexplained(screen: &str) -> Vec<String> {
    let lines = || screen.lines();
    let mut missing: Vec<String> = SIGNS
        .iter()
        .filter(|sign| lines().any(|line| uses(line, **sign)))
        .filter(|sign| !explains(screen, **sign))
        .map(char::to_string)
        .collect();
    let has = |is: fn(&str) -> bool| lines().any(is);
    // The line of a step, e.g. `load reads 0 :51`; below there are the lines, or a word about them.
    if has(is_step_with_a_line)
        && !has(|line| line.trim_start().starts_with([':', '(']) && line.contains(':'))
    {
        missing.push(":51".into());
    }
    if has(|line| line.starts_with("! ") && is_step(&line[1..]))
        && !has(|line| line.starts_with("! step ") || line.contains("; ! marks "))
    {
        missing.push("!".into());
    }
    if has(|line| line.trim() == "…") {
        missing.push("…".into());
    }
    missing
}

/// Whether the line has the sign in a drawing.
fn uses(line: &str, sign: char) -> bool {
    let is_row = line.matches('│').count() > 1;
    match sign {
        // Also the sign of a list.
        '•' => is_row && line.contains(sign),
        // Also the sign of a solved exercise.
        '✔' => is_step(line) && line.contains(sign),
        _ => line.contains(sign),
    }
}

/// Whether the screen says what the sign means: `░ waits`, `1→2 moved from ...`.
fn explains(screen: &str, sign: char) -> bool {
    let before_a_word = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        // A line may end there.
        let word = rest.strip_prefix([' ', '\n']).unwrap_or_default();
        word.starts_with(|c: char| c.is_ascii_lowercase())
    };
    screen.match_indices(sign).any(|(at, _)| {
        let (before, rest) = (&screen[..at], &screen[at + sign.len_utf8()..]);
        let is_bullet = before.is_empty() || before.ends_with('\n');
        // `┌→ thread 1` is the drawing itself.
        let is_used = (is_bullet && sign == '•') || before.ends_with('┌');
        !is_used && before_a_word(rest)
    })
}

/// Whether it is a numbered row of a schedule, e.g. `     4  store writes 1 :52`.
fn is_step(line: &str) -> bool {
    let number = line.split_whitespace().next().unwrap_or_default();
    line.starts_with(' ') && number.parse::<u32>().is_ok()
}

fn is_step_with_a_line(line: &str) -> bool {
    let lines = |word: &str| {
        word.strip_prefix(':')
            .is_some_and(|number| number.parse::<u32>().is_ok())
    };
    is_step(line) && line.split_whitespace().any(lines)
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("it can be listed");
    let each = entries.map(|entry| {
        let path = entry.expect("it can be listed").path();
        match path.is_dir() {
            true => files(&path),
            false => vec![path],
        }
    });
    each.flatten().collect()
}

#[track_caller]
fn is_explained(of: &str, screen: &str) {
    let missing = unexplained(screen);
    assert!(
        missing.is_empty(),
        "{of}: {missing:?} is explained nowhere:\n{screen}"
    );
}

#[test]
fn signs_without_a_word_are_noticed() {
    let row = "   0  1→2    │░░░  ███ •│";
    assert_eq!(unexplained(row), ["░", "█", "•", "→"]);
    let legend = "A row for each item: ░ waits, • is polled, █ computes, 1→2 moved from 1 to 2.";
    assert!(unexplained(&format!("{legend}\n{row}")).is_empty());
    assert_eq!(unexplained("• a point of a list"), Vec::<String>::new());
    let step = "!    4  store writes 1 :52";
    assert_eq!(unexplained(&step.replace('!', " ")), [":51"]);
    assert_eq!(
        unexplained(&format!("{step}\n   :52  counter.store(1);")),
        ["!"]
    );
}

#[test]
fn what_a_check_draws_is_explained_in_its_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises/tests/screens");
    let all = files(&folder);
    assert!(all.len() > 150, "only {} screens were found", all.len());
    for file in all {
        let text = fs::read_to_string(&file).expect("it can be read");
        for screen in text.split(&"=".repeat(20)) {
            is_explained(&file.display().to_string(), screen);
        }
    }
}

#[test]
fn what_a_demo_draws_is_explained_in_it() {
    for columns in ["80", "40"] {
        for lesson in LESSONS {
            let name = lesson.name();
            let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
            command
                .args(["run", &name, "--quick", "--runs", "1", "--all"])
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
                .env("COLUMNS", columns)
                .env("LANG", "C.UTF-8")
                .env_remove("LC_ALL");
            let (code, out, err) = output(&mut command);
            assert_eq!(code, 0, "{name}: {err}");
            is_explained(&format!("{name} at {columns} columns"), &out);
        }
    }
}

#[test]
fn what_a_text_draws_is_explained_in_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lessons = LESSONS
        .iter()
        .map(|lesson| format!("lessons/{}/README.md", lesson.stem()));
    for name in lessons.chain(["README.md".into()]) {
        let text = fs::read_to_string(root.join(&name)).expect("it can be read");
        is_explained(&name, &text);
    }
}

/// Not the verdict of a year ago.
#[test]
fn the_verdict_in_the_readme_is_what_the_check_tells() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let screen = "exercises/tests/screens/l01_four_ways/fetch_all__awaits_in_the_loop.snap";
    let screen = fs::read_to_string(root.join(screen)).expect("it can be read");
    let screen = screen.splitn(3, "---\n").nth(2).expect("it has a head");
    let first = screen.split("\n=====").next().unwrap_or_default().trim();
    let readme = fs::read_to_string(root.join("README.md")).expect("it can be read");
    assert!(
        readme.contains(&format!("```text\n{first}\n```")),
        "the check tells:\n{first}"
    );
}
