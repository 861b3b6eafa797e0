//! Builds the checks of some exercises with cargo, and nothing else. Gives the programs, or the compiler's errors.

mod messages;
mod program;

use super::progress::fingerprint;
use super::{Exercise, Workbook};
use anyhow::{Result, bail};
use check_runner::Processes;
use messages::{Diagnostic, Message, about, in_its_words};
pub use program::Program;
use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// In the compiler's environment: the exercises whose checks are built. The package `exercise-macros` reads it.
const CHOSEN: &str = "COURSE_EXERCISES";
/// The same: what identifies their texts. Cargo builds again when it has changed, whatever the times of the files say.
const TEXT: &str = "COURSE_TEXT";
/// Compiling has no limit of its own: a first build takes minutes on a small machine.
const NO_LIMIT: Duration = Duration::from_secs(24 * 60 * 60);

/// The result of a build.
#[derive(Debug)]
pub enum Built {
    /// The test programs, by the stem of their lesson.
    Programs(BTreeMap<String, Program>),
    /// The compiler's errors in the learner's files.
    Refused(String),
}

/// Builds the checks of these exercises. Calls `note` with each line that cargo writes about its work.
///
/// Fails when there is no cargo, when `processes` is cancelled, and when something other than the learner's files does not compile.
pub fn build(
    workbook: &Workbook,
    exercises: &[Exercise],
    color: bool,
    processes: &Processes,
    note: &(dyn Fn(&str) + Sync),
) -> Result<Built> {
    let mut command = cargo(workbook, exercises, color);
    let mut output = run(&mut command, processes, note)?;
    if output.is_compiler_bug() {
        // The incremental cache of rustc 1.95 can cause an internal error; without the cache the build succeeds, only slower.
        output = run(command.env("CARGO_INCREMENTAL", "0"), processes, note)?;
    }
    output.result(exercises)
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
        .env(TEXT, texts(workbook, exercises))
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

/// Identifies the texts of the exercises.
fn texts(workbook: &Workbook, exercises: &[Exercise]) -> String {
    let each = exercises
        .iter()
        .map(|exercise| fingerprint(&workbook.answer(exercise).unwrap_or_default()));
    each.collect::<Vec<_>>().join(",")
}

/// What cargo wrote, and whether it succeeded.
struct Output {
    succeeded: bool,
    messages: Vec<Message>,
    lines: Vec<String>,
}

/// Runs cargo to its end.
fn run(
    command: &mut Command,
    processes: &Processes,
    note: &(dyn Fn(&str) + Sync),
) -> Result<Output> {
    let mut group = processes.start(command).map_err(refused)?;
    let out = group.child().stdout.take().expect("it is piped");
    let err = group.child().stderr.take().expect("it is piped");
    let (messages, lines) = thread::scope(|scope| {
        let lines = thread::Builder::new().spawn_scoped(scope, || listen(err, note))?;
        let messages = messages(out);
        Ok((messages, lines.join().expect("the reader does not panic")))
    })
    .map_err(refused)?;
    let ended = group.wait(NO_LIMIT)?;
    if processes.are_cancelled() {
        bail!("stopped");
    }
    Ok(Output {
        succeeded: ended.is_some_and(|status| status.success()),
        messages,
        lines,
    })
}

impl Output {
    fn is_compiler_bug(&self) -> bool {
        const BUG: &str = "internal compiler error";
        let mut said = self.messages.iter().filter_map(|m| m.message.as_ref());
        !self.succeeded
            && (said.any(|one| one.level.contains(BUG))
                || self.lines.iter().any(|line| line.contains(BUG)))
    }

    fn result(self, exercises: &[Exercise]) -> Result<Built> {
        if self.succeeded {
            return Ok(Built::Programs(programs(self.messages)));
        }
        let said: Vec<Diagnostic> = self
            .messages
            .into_iter()
            .filter_map(|m| m.message)
            .collect();
        match about(&said, exercises) {
            Some(text) => Ok(Built::Refused(text)),
            // The answer is not to blame: the linker fails, the disk is full, or a crate can't be downloaded.
            None => bail!(
                "cargo could not build the checks, and your answer is not the reason:\n{}",
                in_its_words(&said, &self.lines)
            ),
        }
    }
}

fn refused(error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            anyhow::anyhow!(
                "cargo, which builds the checks, is not on the PATH: install Rust with rustup"
            )
        }
        _ => match check_runner::refusals::of_error(&error) {
            Some(what) => anyhow::anyhow!(
                "the system refused {what}, so that cargo can't build the checks: close other programs, or raise the limit of processes (`ulimit -u`)"
            ),
            None => anyhow::Error::new(error).context("failed to start cargo"),
        },
    }
}

/// Reads what cargo writes, passes each line on, and keeps it.
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

fn programs(messages: Vec<Message>) -> BTreeMap<String, Program> {
    let artifacts = messages
        .into_iter()
        .filter(|message| message.reason == "compiler-artifact");
    artifacts
        .filter_map(|message| Some((message.target?.name, Program::at(message.executable?))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(line: &str, succeeded: bool) -> Output {
        Output {
            succeeded,
            messages: Vec::new(),
            lines: vec![line.to_string()],
        }
    }

    #[test]
    fn only_an_internal_compiler_error_is_a_compiler_bug() {
        let bug = "error: internal compiler error: encountered incremental compilation error";
        assert!(output(bug, false).is_compiler_bug());
        assert!(!output(bug, true).is_compiler_bug());
        assert!(!output("error: no field `cuont`", false).is_compiler_bug());
    }
}
