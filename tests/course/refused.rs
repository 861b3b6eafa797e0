//! What the compiler refuses: each file in a lesson's `refused` folder gives the error of its first line, and the
//! lesson's text shows that error.

use course::lessons::LESSONS;
use course::machine::Machine;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Other compilers may use other words; the code of an error stays.
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

/// Every error of the compiler about a file as `error[CODE]: message`.
fn errors(file: &Path) -> Vec<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args([
            "--edition",
            "2024",
            "--error-format=json",
            "--emit=metadata",
            "-o",
        ])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("refused.rmeta"))
        .arg(file)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the compiler that built this test is there");
    let text = String::from_utf8_lossy(&output.stderr);
    let lines = text
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let coded = lines.filter(|line| line["level"] == "error" && line["code"]["code"].is_string());
    coded
        .map(|line| {
            format!("error[{}]: {}", line["code"]["code"], line["message"]).replace('"', "")
        })
        .collect()
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
            let errors = errors(&file);
            let code = |error: &str| error.split(':').next().unwrap_or_default().to_string();
            let named = match words {
                true => errors.iter().any(|error| error == expected),
                false => errors.iter().any(|error| code(error) == code(expected)),
            };
            assert!(named, "{}: {errors:?}", file.display());
            let same = errors.iter().all(|error| code(error) == code(expected));
            assert!(same, "{} has other errors too: {errors:?}", file.display());
            assert!(
                lesson.text.contains(expected),
                "{} does not show {expected}",
                lesson.name()
            );
            let code: String = source.lines().skip(2).collect::<Vec<_>>().join("\n");
            assert!(
                code.lines()
                    .filter(|line| line.contains("spawn"))
                    .all(|line| lesson.text.contains(line.trim())),
                "{} does not show the lines of {}",
                lesson.name(),
                file.display()
            );
            tried += 1;
        }
    }
    assert!(tried >= 4, "only {tried} files were found");
}
