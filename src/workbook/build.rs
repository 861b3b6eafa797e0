//! Has cargo build the checks of some exercises, and nothing else; gives the program, or what the compiler said.

use super::{Exercise, Workbook};
use crate::leash::Leash;
use anyhow::{Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// In the compiler's environment: the exercises of which the checks are wanted. Known to the package `answers`.
const CHOSEN: &str = "COURSE_EXERCISES";
/// Compiling has no limit of its own: a first build takes minutes on a small machine.
const NO_LIMIT: Duration = Duration::from_secs(24 * 60 * 60);
/// Mistakes that are shown in full.
const SHOWN: usize = 3;

/// What came of a build.
#[derive(Debug)]
pub enum Built {
    /// The test programs, by the stem of their lesson.
    Programs(BTreeMap<String, PathBuf>),
    /// What the compiler says of the learner's files.
    Refused(String),
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    message: Option<Diagnostic>,
    target: Option<Target>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize, Clone)]
struct Diagnostic {
    level: String,
    rendered: Option<String>,
    spans: Vec<Span>,
}

#[derive(Deserialize, Clone)]
struct Span {
    file_name: String,
    is_primary: bool,
}

/// Builds the checks of these exercises; `note` hears what cargo is doing.
///
/// Fails when there is no cargo, when the leash is cut, and when something else than the learner's files does not compile.
pub fn build(
    workbook: &Workbook,
    exercises: &[Exercise],
    color: bool,
    leash: &Leash,
    note: &(dyn Fn(&str) + Sync),
) -> Result<Built> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    let names: Vec<&str> = exercises.iter().map(|exercise| exercise.name).collect();
    let rendered = match color {
        true => "--message-format=json-diagnostic-rendered-ansi",
        false => "--message-format=json",
    };
    command
        .args(["build", "--workspace", rendered])
        .current_dir(workbook.root())
        .env(CHOSEN, names.join(","))
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut stems: Vec<&str> = exercises.iter().map(|e| e.stem.as_str()).collect();
    stems.dedup();
    for stem in stems {
        command.args(["--test", stem]);
    }
    let mut group = leash.start(&mut command).map_err(refused)?;
    let out = group.child().stdout.take().expect("it is piped");
    let err = group.child().stderr.take().expect("it is piped");
    let (messages, told) = thread::scope(|scope| {
        let told = scope.spawn(|| listen(err, note));
        let messages = messages(out);
        (messages, told.join().expect("the reader does not panic"))
    });
    let ended = group.wait(NO_LIMIT)?;
    if leash.is_cut() {
        bail!("stopped");
    }
    if ended.is_some_and(|status| status.success()) {
        return Ok(Built::Programs(programs(messages)));
    }
    let said: Vec<Diagnostic> = messages.into_iter().filter_map(|m| m.message).collect();
    match about(&said, exercises) {
        Some(text) => Ok(Built::Refused(text)),
        // Not the compiler: a full disk, a read-only folder, a crate that can't be had.
        None => bail!("cargo could not build the checks: {}", last_words(&told)),
    }
}

fn refused(error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            anyhow::anyhow!(
                "cargo is not on the PATH: the checks are built with it; install Rust with rustup"
            )
        }
        _ => anyhow::Error::new(error).context("failed to start cargo"),
    }
}

/// Passes on what cargo does, and keeps it.
fn listen(err: impl Read, note: &(dyn Fn(&str) + Sync)) -> Vec<String> {
    let mut lines = Vec::new();
    for line in BufReader::new(err).lines().map_while(Result::ok) {
        note(line.trim());
        lines.push(line);
    }
    lines
}

fn messages(out: impl Read) -> Vec<Message> {
    let lines = BufReader::new(out).lines().map_while(Result::ok);
    lines
        .filter_map(|line| serde_json::from_str(&line).ok())
        .collect()
}

fn programs(messages: Vec<Message>) -> BTreeMap<String, PathBuf> {
    let artifacts = messages
        .into_iter()
        .filter(|message| message.reason == "compiler-artifact");
    artifacts
        .filter_map(|message| Some((message.target?.name, message.executable?)))
        .collect()
}

/// The mistakes in the learner's files, or those in checks that can't use them; `None` if the compiler found none.
fn about(said: &[Diagnostic], exercises: &[Exercise]) -> Option<String> {
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
        text += &format!("... and {more} more after these.\n");
    }
    (!shown.is_empty()).then(|| text.trim_end().to_string() + "\n")
}

/// Paths as the learner knows them: the compiler reaches the files from the folder of the checks.
fn tidy(text: &str) -> String {
    let detours = ["exercises/tests/../", "exercises/./"];
    detours.iter().fold(text.to_string(), |text, detour| {
        let windows = detour.replace('/', "\\");
        text.replace(detour, "exercises/")
            .replace(&windows, "exercises\\")
    })
}

fn last_words(lines: &[String]) -> String {
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
        super::super::exercise("counter").expect("there is a counter")
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
