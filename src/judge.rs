//! Runs one check in a process of its own, within a time limit, and says what became of it.
//!
//! The process is the test program of a lesson, started with the name of a test and, in the environment, the name of
//! the check. So whatever an answer does (hang, exit, overflow its stack, eat the memory), nobody else is harmed.
//! The other side of the conversation is in the package `exercises`.

pub mod verdict;

mod threads;

use crate::leash::Leash;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;
use verdict::Verdict;

/// In the child's environment: the check to run.
pub const CHECK: &str = "COURSE_CHECK";
/// Asks for the names of the checks instead, as a JSON array after [`MARK`].
pub const ALL: &str = "*";
/// The line after which the answer's own output begins.
pub const BEGIN: &str = "\u{1e}course-begin\n";
/// Begins the line on which the child tells its verdict.
pub const MARK: &str = "\u{1e}course-verdict ";
/// How long a check may take; right answers need milliseconds.
pub const LIMIT: Duration = Duration::from_secs(10);
/// Output of an answer that is kept; more is read and dropped.
const KEPT: usize = 64 * 1024;

/// What became of a check, and what the answer printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What became of it.
    pub verdict: Verdict,
    /// What the answer printed, on both streams; of much output the first part and the last.
    pub printed: String,
}

impl Outcome {
    /// The first lines of what the answer printed, as the learner's own traces; empty if there are none.
    pub fn quoted(&self) -> String {
        const LINES: usize = 10;
        if self.printed.trim().is_empty() {
            return String::new();
        }
        let printed = self.printed.trim_end();
        let mut text = String::from("\nYour code printed:\n");
        for line in printed.lines().take(LINES) {
            let visible = line.chars().filter(|c| !c.is_control());
            text += &format!("  {}\n", visible.take(76).collect::<String>());
        }
        let left = printed.lines().count().saturating_sub(LINES);
        if left > 0 {
            text += &format!("  ... and {left} more lines\n");
        }
        text
    }
}

/// Runs the check called `check`, which belongs to the test `test` of `program`, for at most `limit`.
///
/// Fails when the program can't be started, or the leash is cut.
pub fn run(
    leash: &Leash,
    program: &Path,
    test: &str,
    check: &str,
    limit: Duration,
) -> io::Result<Outcome> {
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
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut group = leash.start(&mut command)?;
    // Held until the verdict is there: the child ends when it closes. (Waiting would close it at once.)
    let lifeline = group.lifeline();
    let out = drain(group.child().stdout.take());
    let err = drain(group.child().stderr.take());
    let ended = group.wait(limit)?;
    let hung = ended
        .is_none()
        .then(|| threads::look(group.child().id(), limit));
    drop(lifeline);
    // Whatever it left behind would keep the pipes open.
    group.kill();
    let out = out.join().expect("the reader does not panic");
    let err = err.join().expect("the reader does not panic");
    if leash.is_cut() {
        return Err(io::Error::new(io::ErrorKind::Interrupted, "stopped"));
    }
    let (out, err) = (String::from_utf8_lossy(&out), String::from_utf8_lossy(&err));
    let verdict = match (ended, hung) {
        (Some(status), _) => told(&out).unwrap_or_else(|| Verdict::Crashed {
            how: crash(status, &err),
        }),
        (None, seen) => {
            let seen = seen.unwrap_or_default();
            Verdict::Hung {
                seconds: limit.as_secs(),
                spins: seen.spins,
                threads: seen.threads,
            }
        }
    };
    let own = out.split_once(BEGIN).map_or("", |(_, own)| own);
    let own = own.rsplit_once(MARK).map_or(own, |(own, _)| own.trim_end());
    let printed = format!("{own}{err}");
    Ok(Outcome { verdict, printed })
}

/// Reads to the end, so that the child never blocks on a full pipe; keeps the first part and the last.
fn drain(from: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    let mut from = from.expect("it is piped");
    thread::spawn(move || {
        let (mut kept, mut chunk) = (Vec::new(), [0; 8192]);
        while let Ok(read @ 1..) = from.read(&mut chunk) {
            kept.extend_from_slice(&chunk[..read]);
            if kept.len() > 2 * KEPT {
                kept.drain(KEPT / 2..kept.len() - KEPT / 2);
            }
        }
        kept
    })
}

/// The verdict in what the child has written.
fn told(out: &str) -> Option<Verdict> {
    let (_, rest) = out.rsplit_once(MARK)?;
    serde_json::from_str(rest.lines().next()?).ok()
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
    // Without unsafe code nothing else reaches for memory that is not there.
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
        None => format!("your code's process was ended by the system: {status}"),
    }
}
