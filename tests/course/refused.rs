//! What the compiler refuses: each file in a lesson's `refused` folder fails with the error in its first line, and the
//! lesson's text shows that error with the lines that it is about.

use course::lessons::LESSONS;
use course::machine::Machine;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Another version of the compiler may word an error differently; its code stays.
const WORDS_OF: &str = "1.95.";

/// The files of a lesson that must not compile.
fn refused(stem: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("lessons")
        .join(stem)
        .join("refused");
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    files.sort();
    files
}

/// An error of the compiler.
#[derive(Debug)]
struct Fault {
    /// `error[CODE]: message`, or `error: message` for an error without a code.
    text: String,
    /// The lines that it points at.
    lines: Vec<String>,
}

/// Every error of the compiler about a file, without the last one, which only counts them.
fn faults(file: &Path) -> Vec<Fault> {
    // Only a program has a `main` of which the compiler asks anything.
    let has_main = fs::read_to_string(file).is_ok_and(|source| source.contains("fn main"));
    let kind = if has_main { "bin" } else { "lib" };
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition", "2024", "--crate-type", kind])
        .args(["--error-format=json", "--emit=metadata", "-o"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("refused.rmeta"))
        .arg(file)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the compiler that built this test is there");
    let text = String::from_utf8_lossy(&output.stderr);
    let lines = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let about_code = |line: &Value| line["spans"].as_array().is_some_and(|s| !s.is_empty());
    lines
        .filter(|line| line["level"] == "error" && about_code(line))
        .map(|line| fault(&line))
        .collect()
}

fn fault(line: &Value) -> Fault {
    let code = line["code"]["code"].as_str();
    let code = code.map_or(String::new(), |code| format!("[{code}]"));
    let message = line["message"].as_str().unwrap_or_default();
    let spans = line["spans"].as_array().into_iter().flatten();
    let primary = spans.filter(|span| span["is_primary"] == true);
    let marked = primary.filter_map(|span| span["text"][0]["text"].as_str());
    Fault {
        text: format!("error{code}: {message}"),
        lines: marked.map(|line| line.trim().to_string()).collect(),
    }
}

/// `error[CODE]`, or `error`.
fn code(error: &str) -> &str {
    error.split(':').next().unwrap_or_default()
}

#[test]
fn what_is_said_to_be_refused_is_refused_with_that_error() {
    let words = Machine::here().rustc.starts_with(WORDS_OF);
    let mut tried = 0;
    for lesson in LESSONS {
        for file in refused(&lesson.stem()) {
            let source = fs::read_to_string(&file).expect("it can be read");
            let first = source.lines().next().unwrap_or_default();
            let expected = first
                .strip_prefix("//! ")
                .expect("the first line is the error");
            let faults = faults(&file);
            let named = faults.iter().any(|fault| match words {
                true => fault.text == expected,
                false => code(&fault.text) == code(expected),
            });
            assert!(named, "{}: {faults:?}", file.display());
            for fault in &faults {
                assert_eq!(
                    code(&fault.text),
                    code(expected),
                    "{} has another error too: {fault:?}",
                    file.display()
                );
                for line in &fault.lines {
                    assert!(
                        lesson.text.contains(line.trim_end_matches(';')),
                        "{} does not show the line `{line}` of {}",
                        lesson.name(),
                        file.display()
                    );
                }
            }
            assert!(
                lesson.text.contains(expected),
                "{} does not show {expected}",
                lesson.name()
            );
            tried += 1;
        }
    }
    assert!(tried >= 5, "only {tried} files were found");
}
