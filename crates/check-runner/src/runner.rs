//! The parent's side: starts the process of a check, waits for it within a limit, and reads its verdict.

use crate::own;
use crate::printed::{Drain, Drained, quoted};
use crate::process_group::{Group, Processes};
use crate::protocol::{ALL, CHECK, Listing, OWN, Reply, WIDTH, lines_left_out, own_output, read};
use crate::refusals;
use crate::threads::{self, Seen};
use crate::verdict::Verdict;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

/// How long a check may take; right answers need milliseconds.
pub const LIMIT: Duration = Duration::from_secs(10);

/// The verdict of a check, and the answer's output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The answer's output on both streams; of a long output the first part and the last.
    pub printed: String,
    /// How many lines it printed.
    pub lines: u64,
    /// What the check says of an answer that it accepts.
    pub remarks: Vec<String>,
}

/// What a test program says of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The names of the checks, in teaching order.
    pub checks: Vec<String>,
    /// The tests that the learner has written, by their paths below the exercise's tests.
    pub own: Vec<String>,
    /// The text of the answer that was compiled.
    pub text: String,
}

impl Outcome {
    /// No verdict, because the system refused this.
    pub fn refused(what: String) -> Outcome {
        Outcome::of(Verdict::Refused { what }, "")
    }

    /// A verdict, with an output of which nothing is left out.
    pub fn of(verdict: Verdict, printed: impl Into<String>) -> Outcome {
        let printed = printed.into();
        Outcome {
            verdict,
            lines: printed.lines().count() as u64,
            printed,
            remarks: Vec::new(),
        }
    }

    /// The first lines of the answer's output, under a heading; empty if there are none.
    pub fn quoted(&self) -> String {
        quoted(&self.printed, self.lines)
    }
}

/// What a test program says of the exercise whose tests stand in the module `tests`; `None` if it does not reply.
///
/// Fails when the program can't be started, or `processes` is cancelled.
pub fn listed(processes: &Processes, program: &Path, tests: &str) -> io::Result<Option<Listed>> {
    let mut list = Command::new(program);
    list.args(["--list", "--format=terse", tests]);
    let told = complete(processes, &mut list, LIMIT)?.out.text;
    let below = |test: &str| Some(test.strip_prefix(tests)?.strip_prefix("::")?.to_string());
    let names = told.lines().filter_map(|line| line.strip_suffix(": test"));
    let names: Vec<String> = names.filter_map(below).collect();
    // Any test of the exercise will do: each of them knows all checks and their order.
    let (own, checks): (Vec<String>, Vec<String>) =
        names.into_iter().partition(|name| name.contains("::"));
    let Some(test) = checks.first() else {
        return Ok(None);
    };
    let test = format!("{tests}::{test}");
    let replied = complete(processes, &mut command(program, &test, ALL), LIMIT)?;
    let reply: Option<Listing> = read(&replied.out.text);
    Ok(reply.map(|Listing { checks, text }| Listed { checks, own, text }))
}

/// Runs the check called `check`, which belongs to the test `test` of `program`, for at most `limit`. Its pictures have at
/// most `width` columns, as far as that goes.
///
/// Fails when the program can't be started, or `processes` is cancelled.
pub fn run(
    processes: &Processes,
    program: &Path,
    test: &str,
    check: &str,
    limit: Duration,
    width: usize,
) -> io::Result<Outcome> {
    let mut command = command(program, test, check);
    let completed = complete(processes, command.env(WIDTH, width.to_string()), limit);
    let Completed { ended, out, err } = match completed {
        Err(error) => match refusals::of_error(&error) {
            Some(what) => return Ok(Outcome::refused(what)),
            None => return Err(error),
        },
        Ok(completed) => completed,
    };
    let printed = format!("{}{}", own_output(&out.text), err.text);
    let unseen = out.cut + err.cut + lines_left_out(&out.text);
    let lines = printed.lines().count() as u64 + unseen;
    // It may have told its verdict, while something that it has left behind keeps it from ending.
    let reply = read(&out.text).unwrap_or_else(|| Reply {
        verdict: match ended {
            Ended::Alone(status) => crash(status, &err.text),
            Ended::Stopped(seen) => hung(seen, limit, lines),
            Ended::Refused(what) => Verdict::Refused { what },
        },
        remarks: Vec::new(),
    });
    Ok(Outcome {
        verdict: reply.verdict,
        printed,
        lines,
        remarks: reply.remarks,
    })
}

/// Runs the test `own`, which the learner has written, for at most `limit`. Any check of the exercise, the test `test`, starts it.
///
/// Fails when the program can't be started, or `processes` is cancelled.
pub fn run_own(
    processes: &Processes,
    program: &Path,
    test: &str,
    own: &str,
    limit: Duration,
) -> io::Result<Outcome> {
    let mut command = command(program, test, &format!("{OWN}{own}"));
    let Completed { ended, err, .. } = complete(processes, &mut command, limit)?;
    let verdict = match ended {
        Ended::Alone(status) => own::verdict(status, &err.text),
        Ended::Stopped(seen) => hung(seen, limit, 0),
        Ended::Refused(what) => Verdict::Refused { what },
    };
    Ok(Outcome::of(verdict, ""))
}

fn hung(seen: Seen, limit: Duration, lines: u64) -> Verdict {
    Verdict::Hung {
        seconds: limit.as_secs(),
        spins: seen.spins,
        lines,
        threads: seen.threads,
    }
}

/// How a process ended.
enum Ended {
    /// By itself.
    Alone(ExitStatus),
    /// It was stopped at its limit, and was seen doing this.
    Stopped(Seen),
    /// It was stopped at its limit, while the system refused what it may have waited for.
    Refused(String),
}

/// A process that has ended, and its output.
struct Completed {
    ended: Ended,
    out: Drained,
    err: Drained,
}

/// Runs a process in a group of its own, to its end or to the limit, and kills what it has left behind.
fn complete(
    processes: &Processes,
    command: &mut Command,
    limit: Duration,
) -> io::Result<Completed> {
    let (out, err) = (Drain::new()?, Drain::new()?);
    command
        .stdin(Stdio::piped())
        .stdout(out.input()?)
        .stderr(err.input()?);
    let mut group = processes.start(command)?;
    // Kept open until the process has ended, because a child ends when it closes. (`Child::wait` would close it at once.)
    let parent_pipe = group.parent_pipe();
    let ended = match wait(&mut group, limit)? {
        Some(status) => Ended::Alone(status),
        None => match refusals::probe() {
            Some(what) => Ended::Refused(what),
            None => Ended::Stopped(threads::look(group.child().id(), limit)),
        },
    };
    drop(parent_pipe);
    // Processes that it left behind would keep the pipes open. Those that have left its group do so all the same.
    group.kill();
    let (out, err) = (out.drained(), err.drained());
    if processes.are_cancelled() {
        return Err(io::Error::new(io::ErrorKind::Interrupted, "stopped"));
    }
    Ok(Completed { ended, out, err })
}

/// Waits for at least `limit`. A process that computes, and was given little of a core, gets longer: so a loaded machine
/// makes a check slower, and its verdict is the same.
fn wait(group: &mut Group, limit: Duration) -> io::Result<Option<ExitStatus>> {
    const MORE: u32 = 100;
    const LOOKS: u32 = 50;
    let mut status = group.wait(limit)?;
    for _ in 0..MORE {
        let mut starved = false;
        // A thread that is about to look at the others sleeps now and then.
        for _ in 0..LOOKS {
            if status.is_some() || starved {
                break;
            }
            starved = threads::is_starved(group.child().id(), limit);
            status = group.wait(Duration::from_millis(1))?;
        }
        if status.is_some() || !starved {
            break;
        }
        status = group.wait(limit / 10)?;
    }
    Ok(status)
}

fn command(program: &Path, test: &str, check: &str) -> Command {
    let mut command = Command::new(program);
    command
        .args(test_args(test))
        .env(CHECK, check)
        .env("RUST_BACKTRACE", "0");
    command
}

/// The arguments with which a test program runs this test alone, on its main thread, and captures nothing.
pub fn test_args(test: &str) -> [&str; 5] {
    [
        test,
        "--exact",
        "--include-ignored",
        "--nocapture",
        "--test-threads=1",
    ]
}

#[cfg(unix)]
fn segmentation_fault(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    const SIGSEGV: i32 = 11;
    const SIGBUS: i32 = 10;
    let signal = status.signal();
    signal == Some(SIGSEGV) || cfg!(target_os = "macos") && signal == Some(SIGBUS)
}

#[cfg(not(unix))]
fn segmentation_fault(_status: ExitStatus) -> bool {
    false
}

fn crash(status: ExitStatus, err: &str) -> Verdict {
    // Without unsafe code, nothing but a stack overflow causes a segmentation fault.
    let how = if err.contains("has overflowed its stack") || segmentation_fault(status) {
        "your code overflowed its stack: a recursion without end?".into()
    } else if err.contains("memory allocation of") {
        "your code asked for more memory than a check may have: a collection that grows without end?".into()
    } else if let Some(what) = refusals::of_message(err) {
        return Verdict::Refused { what };
    } else {
        match status.code() {
            Some(code) => {
                format!(
                    "your code ended the whole process with exit code {code}: std::process::exit?"
                )
            }
            None => format!("the system ended your code's process: {status}"),
        }
    };
    Verdict::Crashed { how }
}
