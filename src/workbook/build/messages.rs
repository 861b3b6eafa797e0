//! The messages of cargo and the compiler, and which of them are about the learner's files.

use crate::lessons::LESSONS;
use crate::workbook::Exercise;
use serde::Deserialize;
use std::path::PathBuf;

/// How many errors are shown in full.
const SHOWN: usize = 1;
/// How many lines of another failure are shown, and how many characters of a line: a linker's call has thousands.
const WORDS: usize = 20;
const LONGEST: usize = 300;

#[derive(Deserialize)]
pub struct Message {
    pub reason: String,
    pub message: Option<Diagnostic>,
    pub target: Option<Target>,
    pub executable: Option<PathBuf>,
}

#[derive(Deserialize)]
pub struct Target {
    pub name: String,
}

#[derive(Deserialize, Clone)]
pub struct Diagnostic {
    pub level: String,
    rendered: Option<String>,
    spans: Vec<Span>,
}

#[derive(Deserialize, Clone)]
pub struct Span {
    file_name: String,
    is_primary: bool,
}

/// The errors in the learner's files; without any, the errors in checks that can't use them. `None` if there are none of both.
pub fn about(said: &[Diagnostic], exercises: &[Exercise]) -> Option<String> {
    let errors: Vec<&Diagnostic> = said
        .iter()
        .filter(|one| one.level.starts_with("error") && !one.spans.is_empty())
        .collect();
    let yours = |error: &&&Diagnostic| {
        let mut spans = error.spans.iter().filter(|span| span.is_primary);
        spans.any(|span| {
            let file = tidy(&span.file_name).replace('\\', "/");
            exercises.iter().any(|exercise| file == exercise.file())
        })
    };
    let mine: Vec<&&Diagnostic> = errors.iter().filter(yours).collect();
    let in_checks = |error: &&&Diagnostic| {
        let mut spans = error.spans.iter().filter(|span| span.is_primary);
        spans.any(|span| {
            tidy(&span.file_name)
                .replace('\\', "/")
                .starts_with("exercises/tests/")
        })
    };
    let (shown, hint) = match mine.is_empty() {
        false => (mine, ""),
        true => (
            errors.iter().filter(in_checks).collect(),
            "The checks can't use your file: keep the names and types that the stub declares.\n\n",
        ),
    };
    let mut text = String::from(hint);
    for error in shown.iter().take(SHOWN) {
        let rendered = error.rendered.as_deref().unwrap_or_default();
        text += &format!("{}\n\n", tidy(rendered).trim_end());
    }
    let more = shown.len().saturating_sub(SHOWN);
    if more > 0 {
        text += &format!("... and {more} more.\n");
    }
    (!shown.is_empty()).then(|| text.trim_end().to_string() + "\n")
}

/// Paths as the learner knows them: the compiler reaches the files from the folder of the checks.
fn tidy(text: &str) -> String {
    let folders = LESSONS
        .iter()
        .map(|lesson| format!("exercises/tests/{}/../../", lesson.stem()));
    let detours = ["exercises/tests/../", "exercises/./"].map(String::from);
    folders
        .chain(detours)
        .fold(text.to_string(), |text, detour| {
            let windows = detour.replace('/', "\\");
            text.replace(&detour, "exercises/")
                .replace(&windows, "exercises\\")
        })
}

/// Why a build failed for which no answer is to blame: what the compiler or the linker says, or else what cargo says.
pub fn in_its_words(said: &[Diagnostic], lines: &[String]) -> String {
    let errors = said.iter().filter(|one| one.level.starts_with("error"));
    // The compiler counts its errors at the end, in a message of its own.
    let told = errors
        .filter_map(|one| one.rendered.clone())
        .find(|text| !text.contains("aborting due to"));
    let words = told.unwrap_or_else(|| {
        let begins = lines.iter().position(|line| {
            let line = line.trim_start();
            line.starts_with("error") || line.contains("panicked at")
        });
        // Without an error, the last lines are all there is.
        let begins = begins.unwrap_or(lines.len().saturating_sub(WORDS));
        lines[begins..].join("\n")
    });
    let words = match words.trim().is_empty() {
        true => "it does not say why".to_string(),
        false => words,
    };
    let refused = check_runner::refusals::of_message(&words)
        .map(|what| format!("the system refused {what}:\n"))
        .unwrap_or_default();
    let shown = words.lines().map(|line| {
        let visible = line.chars().filter(|c| !c.is_control() || *c == '\u{1b}');
        visible.take(LONGEST).collect::<String>()
    });
    refused + &shown.take(WORDS).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(file: &str, rendered: &str) -> Diagnostic {
        Diagnostic {
            level: "error".into(),
            rendered: Some(rendered.into()),
            spans: vec![Span {
                file_name: file.into(),
                is_primary: true,
            }],
        }
    }

    fn counter() -> Exercise {
        crate::workbook::exercise("counter").expect("there is a counter")
    }

    #[test]
    fn only_the_learners_mistakes_are_shown_when_there_are_any() {
        let said = [
            error("exercises/tests/l02_race.rs", "in the checks"),
            error(
                "exercises/./l02_race/counter.rs",
                "--> exercises/./l02_race/counter.rs:3:1",
            ),
        ];
        let text = about(&said, &[counter()]).expect("there are mistakes");
        assert_eq!(text, "--> exercises/l02_race/counter.rs:3:1\n");
    }

    #[test]
    fn a_file_is_called_by_its_name_wherever_its_checks_stand() {
        for detour in ["tests/l02_race/../../", "tests/.././", "./"] {
            let file = format!("exercises/{detour}l02_race/counter.rs");
            assert_eq!(tidy(&file), "exercises/l02_race/counter.rs", "{file}");
        }
    }

    #[test]
    fn a_check_that_cannot_use_the_file_says_so() {
        let said = [error("exercises/tests/l02_race.rs", "no function `new`")];
        let text = about(&said, &[counter()]).expect("there is a mistake");
        assert!(text.starts_with("The checks can't use your file"), "{text}");
    }

    /// Mirrors reports of beginners who were told that their code was wrong when the linker was missing, the disk was
    /// full, or the container gave no more processes.
    // rust-lang/rust#46998: where the linker was missing, a screen of paths hid the one line that said so.
    #[test]
    fn a_failure_that_is_not_the_learners_is_told_in_its_own_words() {
        let lines = [
            "   Compiling x",
            "error: failed to write",
            "",
            "Caused by: full",
        ];
        let lines: Vec<String> = lines.map(String::from).to_vec();
        assert_eq!(
            in_its_words(&[], &lines),
            "error: failed to write\n\nCaused by: full"
        );
        assert_eq!(in_its_words(&[], &[]), "it does not say why");
        let linker = Diagnostic {
            level: "error".into(),
            rendered: Some("error: linker `cc` not found\n".into()),
            spans: Vec::new(),
        };
        let elsewhere = error("crates/drawing/src/lib.rs", "error: in another crate");
        for said in [[linker.clone()], [elsewhere]] {
            assert!(about(&said, &[counter()]).is_none());
        }
        assert_eq!(
            in_its_words(&[linker], &lines),
            "error: linker `cc` not found"
        );
        let refused = [
            "thread 'main' panicked at cargo.rs:",
            "failed to spawn thread",
        ];
        let told = in_its_words(&[], &refused.map(String::from));
        assert!(told.starts_with("the system refused a thread:\n"), "{told}");
    }
}
