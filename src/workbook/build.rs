//! Has cargo build the checks of some exercises, and nothing else; gives the program, or what the compiler said.

mod messages;

use super::{Exercise, Workbook};
use anyhow::{Result, bail};
use check_runner::Processes;
use messages::{Diagnostic, Message, about, last_words};
use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// In the compiler's environment: the exercises of which the checks are wanted. Known to the package `exercise-macros`.
const CHOSEN: &str = "COURSE_EXERCISES";
/// Compiling has no limit of its own: a first build takes minutes on a small machine.
const NO_LIMIT: Duration = Duration::from_secs(24 * 60 * 60);

/// What came of a build.
#[derive(Debug)]
pub enum Built {
    /// The test programs, by the stem of their lesson.
    Programs(BTreeMap<String, PathBuf>),
    /// What the compiler says of the learner's files.
    Refused(String),
}

/// Builds the checks of these exercises; `note` hears what cargo is doing.
///
/// Fails when there is no cargo, when the processes are cancelled, and when something else than the learner's files does not compile.
pub fn build(
    workbook: &Workbook,
    exercises: &[Exercise],
    color: bool,
    processes: &Processes,
    note: &(dyn Fn(&str) + Sync),
) -> Result<Built> {
    let mut command = cargo(workbook, exercises, color);
    let mut said = run(&mut command, processes, note)?;
    if said.is_the_compilers_own_fault() {
        // rustc 1.95 can trip over what it keeps from build to build; without that it builds, only slower.
        said = run(command.env("CARGO_INCREMENTAL", "0"), processes, note)?;
    }
    said.judged(exercises)
}

/// The call of cargo.
fn cargo(workbook: &Workbook, exercises: &[Exercise], color: bool) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    let names: Vec<&str> = exercises.iter().map(|exercise| exercise.name).collect();
    let rendered = match color {
        true => "--message-format=json-diagnostic-rendered-ansi",
        false => "--message-format=json",
    };
    command
        .args(["build", "--package", "exercises", rendered])
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
    command
}

/// What cargo said, and whether it was content.
struct Said {
    content: bool,
    messages: Vec<Message>,
    lines: Vec<String>,
}

/// Runs it to its end.
fn run(command: &mut Command, processes: &Processes, note: &(dyn Fn(&str) + Sync)) -> Result<Said> {
    let mut group = processes.start(command).map_err(refused)?;
    let out = group.child().stdout.take().expect("it is piped");
    let err = group.child().stderr.take().expect("it is piped");
    let (messages, lines) = thread::scope(|scope| {
        let lines = scope.spawn(|| listen(err, note));
        let messages = messages(out);
        (messages, lines.join().expect("the reader does not panic"))
    });
    let ended = group.wait(NO_LIMIT)?;
    if processes.are_cancelled() {
        bail!("stopped");
    }
    Ok(Said {
        content: ended.is_some_and(|status| status.success()),
        messages,
        lines,
    })
}

impl Said {
    fn is_the_compilers_own_fault(&self) -> bool {
        const BUG: &str = "internal compiler error";
        let mut said = self.messages.iter().filter_map(|m| m.message.as_ref());
        !self.content
            && (said.any(|one| one.level.contains(BUG))
                || self.lines.iter().any(|line| line.contains(BUG)))
    }

    fn judged(self, exercises: &[Exercise]) -> Result<Built> {
        if self.content {
            return Ok(Built::Programs(programs(self.messages)));
        }
        let said: Vec<Diagnostic> = self
            .messages
            .into_iter()
            .filter_map(|m| m.message)
            .collect();
        match about(&said, exercises) {
            Some(text) => Ok(Built::Refused(text)),
            // Not the compiler: a full disk, a read-only folder, a crate that can't be had.
            None => bail!(
                "cargo could not build the checks: {}",
                last_words(&self.lines)
            ),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str, content: bool) -> Said {
        Said {
            content,
            messages: Vec::new(),
            lines: vec![line.to_string()],
        }
    }

    #[test]
    fn only_a_bug_of_the_compiler_is_its_own_fault() {
        let bug = "error: internal compiler error: encountered incremental compilation error";
        assert!(said(bug, false).is_the_compilers_own_fault());
        assert!(!said(bug, true).is_the_compilers_own_fault());
        assert!(!said("error: no field `cuont`", false).is_the_compilers_own_fault());
    }
}
