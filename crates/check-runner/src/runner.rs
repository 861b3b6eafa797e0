//! The parent's side: starts the process of a check, waits for it within a limit, and reads its verdict.

use crate::printed::{drain, quoted};
use crate::process_group::{Group, Processes};
use crate::protocol::{ALL, CHECK, own_output, read};
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
}

impl Outcome {
    /// The first lines of the answer's output, under a heading; empty if there are none.
    pub fn quoted(&self) -> String {
        quoted(&self.printed)
    }
}

/// The names of the checks of the exercise whose tests stand in the module `tests`; `None` if the program does not reply.
///
/// Tests in modules below it, which the learner has written, are neither listed nor run.
///
/// Fails when the program can't be started, or `processes` is cancelled.
pub fn checks(
    processes: &Processes,
    program: &Path,
    tests: &str,
) -> io::Result<Option<Vec<String>>> {
    let mut list = Command::new(program);
    list.args(["--list", "--format=terse", tests]);
    let listed = complete(processes, &mut list, LIMIT)?.out;
    // Any test of the exercise will do: each of them knows all checks and their order.
    let mut names = listed
        .lines()
        .filter_map(|line| line.strip_suffix(": test"));
    let stands_in_it = |test: &&str| {
        let below = test
            .strip_prefix(tests)
            .and_then(|rest| rest.strip_prefix("::"));
        below.is_some_and(|name| !name.contains("::"))
    };
    let Some(test) = names.find(stands_in_it) else {
        return Ok(None);
    };
    let listed = complete(processes, &mut command(program, test, ALL), LIMIT)?;
    Ok(read(&listed.out))
}

/// Runs the check called `check`, which belongs to the test `test` of `program`, for at most `limit`.
///
/// Fails when the program can't be started, or `processes` is cancelled.
pub fn run(
    processes: &Processes,
    program: &Path,
    test: &str,
    check: &str,
    limit: Duration,
) -> io::Result<Outcome> {
    let Completed { ended, out, err } =
        complete(processes, &mut command(program, test, check), limit)?;
    let verdict = match ended {
        Ok(status) => read(&out).unwrap_or_else(|| Verdict::Crashed {
            how: crash(status, &err),
        }),
        Err(seen) => Verdict::Hung {
            seconds: limit.as_secs(),
            spins: seen.spins,
            threads: seen.threads,
        },
    };
    let printed = format!("{}{err}", own_output(&out));
    Ok(Outcome { verdict, printed })
}

/// A process that has ended by itself, or that was stopped at its limit.
struct Completed {
    /// How it ended, or what it was doing when it was stopped.
    ended: Result<ExitStatus, Seen>,
    out: String,
    err: String,
}

/// Runs a process in a group of its own, to its end or to the limit, and kills what it has left behind.
fn complete(
    processes: &Processes,
    command: &mut Command,
    limit: Duration,
) -> io::Result<Completed> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut group = processes.start(command)?;
    // Kept open until the process has ended, because a child ends when it closes. (`Child::wait` would close it at once.)
    let parent_pipe = group.parent_pipe();
    let out = drain(group.child().stdout.take());
    let err = drain(group.child().stderr.take());
    let ended = match wait(&mut group, limit)? {
        Some(status) => Ok(status),
        None => Err(threads::look(group.child().id(), limit)),
    };
    drop(parent_pipe);
    // Processes that it left behind would keep the pipes open.
    group.kill();
    let out = out.join().expect("the reader does not panic");
    let err = err.join().expect("the reader does not panic");
    if processes.are_cancelled() {
        return Err(io::Error::new(io::ErrorKind::Interrupted, "stopped"));
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(Completed {
        ended,
        out: text(&out),
        err: text(&err),
    })
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
        .args([
            test,
            "--exact",
            "--include-ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(CHECK, check)
        .env("RUST_BACKTRACE", "0");
    command
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

fn crash(status: ExitStatus, err: &str) -> String {
    // Without unsafe code, nothing but a stack overflow causes a segmentation fault.
    if err.contains("has overflowed its stack") || segmentation_fault(status) {
        return "your code overflowed its stack: a recursion without end?".into();
    }
    if err.contains("memory allocation of") {
        return "your code asked for more memory than a check may have: a collection that grows without end?".into();
    }
    match status.code() {
        Some(code) => {
            format!("your code ended the whole process with exit code {code}: std::process::exit?")
        }
        None => format!("the system ended your code's process: {status}"),
    }
}
