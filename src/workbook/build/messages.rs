//! The messages of cargo and the compiler, and which of them are about the learner's files.

use crate::lessons::LESSONS;
use crate::workbook::Exercise;
use serde::Deserialize;
use std::path::PathBuf;

/// How many errors are shown in full.
const SHOWN: usize = 1;

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

/// The errors in the learner's files; without any, the errors in checks that can't use them. `None` if the compiler found none.
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
    let (shown, hint) = match mine.is_empty() {
        false => (mine, ""),
        true => (
            errors.iter().collect(),
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

pub fn last_words(lines: &[String]) -> String {
    let errors: Vec<&str> = lines
        .iter()
        .map(|line| line.trim())
        .skip_while(|line| !line.starts_with("error"))
        .filter(|line| !line.is_empty())
        .collect();
    let words = match errors.is_empty() {
        true => lines
            .last()
            .map_or("it does not say why", |line| line.trim())
            .to_string(),
        false => errors.join("; ").trim_start_matches("error: ").to_string(),
    };
    words.chars().take(400).collect()
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

    #[test]
    fn what_is_not_the_compilers_is_one_line() {
        let lines = [
            "   Compiling x",
            "error: failed to write",
            "",
            "Caused by: full",
        ];
        let lines: Vec<String> = lines.map(String::from).to_vec();
        assert_eq!(last_words(&lines), "failed to write; Caused by: full");
        assert!(about(&[], &[counter()]).is_none());
    }
}
