//! The commands in the documents are commands: each `$` line of README.md, CONTRIBUTING.md and the lessons is tried.

use course::cli;
use course::lessons::LESSONS;
use course::workbook;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// How many commands are tried at the same time.
const AT_ONCE: usize = 4;

/// Every command in `console` blocks of a document, with its line number.
fn commands(document: &str) -> Vec<(usize, String)> {
    let mut inside = false;
    let mut found = Vec::new();
    for (index, line) in document.lines().enumerate() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ => found.extend(
                line.strip_prefix("$ ")
                    .filter(|_| inside)
                    .map(|c| (index + 1, c.to_string())),
            ),
        }
    }
    found
}

fn documents() -> Vec<(String, String)> {
    let lessons = LESSONS
        .iter()
        .map(|lesson| format!("lessons/{}/README.md", lesson.stem()));
    let names = ["README.md", "CONTRIBUTING.md"]
        .map(String::from)
        .into_iter()
        .chain(lessons);
    names
        .map(|name| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
            let text =
                std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, text)
        })
        .collect()
}

/// Runs `course` with these words; a demo is made small, its other flags stay.
fn run(words: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command
        .args(words)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null());
    if words.first() == Some(&"run") && !words.contains(&"--help") {
        command.args(["--runs", "1"]);
        if !words.contains(&"--quick") {
            command.arg("--quick");
        }
    }
    let output = command.output().expect("the binary starts");
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

fn understood(words: &[&str]) -> (bool, String) {
    let words = ["course"].iter().chain(words);
    match cli::command().try_get_matches_from(words) {
        Ok(_) => (true, String::new()),
        Err(mistake) => (false, cli::one_line(&mistake)),
    }
}

/// Tries one `course` command.
fn try_out(words: &[&str]) -> (bool, String) {
    match words {
        // They build, change exercises or want a terminal: it is tried that they are understood.
        ["check" | "watch" | "solution" | "reset" | "report", ..] => understood(words),
        _ => run(words),
    }
}

#[test]
fn every_course_command_of_the_documents_works() {
    let mut places = BTreeMap::new();
    for (name, text) in documents() {
        for (line, command) in commands(&text) {
            let words = command.strip_prefix("cargo ").unwrap_or(&command);
            if let Some(words) = words.strip_prefix("course") {
                places.insert(words.trim().to_string(), format!("{name}:{line}"));
            }
        }
    }
    let tried = places.len();
    assert!(
        tried >= 8,
        "only {tried} commands were found: have the documents changed their form?"
    );
    // Most of them wait most of the time.
    let left = Mutex::new(places.into_iter());
    let next = || {
        left.lock()
            .expect("no thread panics while it holds the lock")
            .next()
    };
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((words, place)) = next() {
                    let (ok, err) = try_out(&words.split_whitespace().collect::<Vec<_>>());
                    assert!(ok, "{place}: course {words}\n{err}");
                }
            });
        }
    });
}

/// `cargo test` can't be run by a test, but its targets can be looked up.
#[test]
fn every_cargo_command_of_the_documents_names_what_exists() {
    for (name, text) in documents() {
        for (line, command) in commands(&text) {
            let words: Vec<&str> = command.split_whitespace().collect();
            match words[..] {
                ["cargo", "course", ..] | ["course", ..] | ["cargo", "test"] => {}
                ["cargo", "test", exercise] => {
                    let known = workbook::exercise(exercise).is_some();
                    assert!(known, "{name}:{line}: {command}");
                }
                // They write files: `xtask` has tests of its own.
                ["cargo", "xtask", "new-lesson", _] | ["cargo", "xtask", "new-exercise", _, _] => {}
                // For a package of the learner's own; `texts` compares them with the program.
                ["cargo", "add", ..] | ["cargo", "run"] | ["cargo", "run", "--release"] => {}
                ["cargo", "bench", "-p", "benches", "--", filter] => {
                    let known = LESSONS.iter().any(|lesson| lesson.slug == filter);
                    assert!(known, "{name}:{line}: {command}");
                }
                _ => panic!("{name}:{line}: teach this test the command {command:?}"),
            }
        }
    }
}
