//! A task of a demo in a process of its own, because it may hang or crash: `course` starts itself again.
//!
//! The parent sends one line, the task, and gets one line back, the answer. The child ends when its standard input
//! closes, which also happens when the parent is killed; the parent kills and reaps it in every other case.

use anyhow::{Context, Result, anyhow, bail};
use check_runner::parent::end_with_parent;
use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, ExitCode, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// In the child's environment: the slug of the lesson whose task it is.
const LESSON: &str = "COURSE_CHILD_OF";
/// Begins the answer of a child that could not do its task.
const FAILED: &str = "failed: ";

/// The program that knows [`run_if_child`]; set by `main`.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// The first thing that `main` does: in a child, does the task and gives the exit code.
///
/// `tasks` finds what a lesson does in a child, by the lesson's slug.
pub fn run_if_child(
    tasks: impl FnOnce(&str) -> Option<fn(&str) -> Result<String>>,
) -> Option<ExitCode> {
    if let Ok(program) = env::current_exe() {
        // Already set only when `main` runs twice, with the same program.
        let _ = PROGRAM.set(program);
    }
    let child = tasks(&env::var(LESSON).ok()?)?;
    let mut task = String::new();
    // A parent that is gone before it has said anything is noticed below.
    let _ = io::stdin().read_line(&mut task);
    let watcher = thread::spawn(|| end_with_parent());
    let answer = match child(task.trim_end()) {
        Ok(answer) => answer,
        Err(error) => format!("{FAILED}{error:#}"),
    };
    let line = answer.lines().collect::<Vec<_>>().join(" ") + "\n";
    let mut out = io::stdout().lock();
    let told = out.write_all(line.as_bytes()).and_then(|()| out.flush());
    // Whatever threads hang here, they hang until the parent has seen enough.
    let _ = watcher.join();
    Some(match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

/// Whether this is the first process of its system or container, to which no signal has a meaning unless it listens.
pub fn is_first() -> bool {
    std::process::id() == 1
}

/// A running child. Dropping it kills the process and waits for its end.
pub struct ChildTask {
    child: Child,
    /// Held until the end: the child lives no longer than it.
    _parent_pipe: ChildStdin,
    answers: Receiver<io::Result<String>>,
}

impl ChildTask {
    /// Starts a child of the lesson called `slug`, and gives it its task, one line.
    pub fn start(slug: &str, task: &str) -> Result<ChildTask> {
        let mut child = Command::new(program()?)
            .env(LESSON, slug)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("failed to start a process for the demo")?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let (mut stdin, stdout) = stdin.zip(stdout).expect("both are piped");
        let (sender, answers) = mpsc::channel();
        let reader = thread::Builder::new().spawn(move || {
            let mut line = String::new();
            let read = BufReader::new(stdout).read_line(&mut line);
            // Fails when nobody waits for the answer any more.
            let _ = sender.send(read.map(|_| line));
        });
        let told = writeln!(stdin, "{task}");
        let started = ChildTask {
            child,
            _parent_pipe: stdin,
            answers,
        };
        reader.context("the system refused a thread")?;
        told.context("failed to give a process of the demo its task")?;
        Ok(started)
    }

    /// Waits for the answer; `None` when it has not come after `patience`.
    pub fn answer(&self, patience: Duration) -> Result<Option<String>> {
        let line = match self.answers.recv_timeout(patience) {
            Ok(line) => line.context("failed to read from a process of the demo")?,
            Err(RecvTimeoutError::Timeout) => return Ok(None),
            Err(RecvTimeoutError::Disconnected) => String::new(),
        };
        let answer = line.trim_end();
        if let Some(reason) = answer.strip_prefix(FAILED) {
            return Err(anyhow!("{reason}").context("a process of the demo could not do its task"));
        }
        if answer.is_empty() {
            bail!("a process of the demo ended before it had answered");
        }
        Ok(Some(answer.to_string()))
    }
}

impl Drop for ChildTask {
    fn drop(&mut self) {
        // It may have ended by itself in the meantime, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// This program; in tests and benchmarks, which have a `main` of their own, the `course` built beside them.
fn program() -> Result<PathBuf> {
    if let Some(program) = PROGRAM.get() {
        return Ok(program.clone());
    }
    let here = env::current_exe().context("the system does not tell which program runs")?;
    let name = OsString::from(format!("course{}", env::consts::EXE_SUFFIX));
    let beside = here.ancestors().skip(1).take(2);
    let mut found = beside
        .map(|folder| folder.join(&name))
        .filter(|p| p.is_file());
    found
        .next()
        .with_context(|| format!("there is no `course` beside {}", here.display()))
}
