//! Runs each check in a process of its own, within a time limit, under plain `cargo test` too.
//!
//! The test binary starts itself again with the name of the test and, in the environment, the name of the check.
//! So whatever an answer does (hang, exit, overflow its stack, eat the memory), the other checks go on,
//! and checks may use process-wide state.

mod child;

use crate::answer::Answer;
use crate::screens;
use crate::verdict::Verdict;
use child::run_if_child;
use course::render::{Style, style};
use std::io::Read;
use std::panic;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;
use wait_timeout::ChildExt;

/// In the child's environment: the check to run.
const CHECK: &str = "COURSE_CHECK";
/// The line after which the answer's own output begins.
const BEGIN: &str = "\u{1e}course-begin\n";
/// Begins the line on which the child tells its verdict.
const MARK: &str = "\u{1e}course-verdict ";
/// How long a check may take; right answers need milliseconds.
const LIMIT: Duration = Duration::from_secs(10);
/// Output of an answer that is kept; more is read and dropped.
const KEPT: usize = 64 * 1024;

/// A check's name and the check.
pub type Check = (&'static str, fn());

/// Passes when the check does; else prints the verdict and fails the test.
pub fn must_pass(test: &str, check: &str, answer: Answer, checks: &[Check]) {
    run_if_child(answer, checks);
    let Outcome { verdict, printed } = isolated(test, check, LIMIT);
    if verdict == Verdict::Passed {
        return;
    }
    // The test harness captures it and shows it below the name of the test.
    println!("{}{}", verdict.text(check, terminal()), quoted(&printed));
    fail();
}

/// Passes when some check refuses the answer for the reason that its first line names: `//! Refused: the reason`.
pub fn must_be_refused(test: &str, answer: Answer, checks: &[Check]) {
    run_if_child(answer, checks);
    let first = answer.source.lines().next().unwrap_or_default();
    let reason = first
        .strip_prefix("//! Refused: ")
        .expect("a rejected answer begins with `//! Refused: reason`");
    let verdicts: Vec<(&str, Verdict)> = checks
        .iter()
        .map(|(name, _)| (*name, isolated(test, name, LIMIT).verdict))
        .collect();
    let refusals: Vec<_> = verdicts
        .iter()
        .filter(|(_, verdict)| *verdict != Verdict::Passed)
        .collect();
    assert!(
        !refusals.is_empty(),
        "accepted, though it is wrong: {reason}"
    );
    let named = refusals
        .iter()
        .any(|(_, verdict)| verdict.headline() == reason);
    let told: Vec<String> = refusals
        .iter()
        .map(|(name, verdict)| verdict.text(name, Style::PLAIN))
        .collect();
    assert!(
        named,
        "refused, but nobody said {reason:?}:\n{}",
        told.join("\n")
    );
    screens::compare(&answer, &told);
}

/// The verdict of one check within a limit of its own; for tests of the judge itself.
pub fn verdict_within(
    limit: Duration,
    test: &str,
    check: &str,
    answer: Answer,
    checks: &[Check],
) -> Verdict {
    run_if_child(answer, checks);
    isolated(test, check, limit).verdict
}

/// How wide and in which characters the verdicts are written.
fn terminal() -> Style {
    Style {
        width: 78,
        color: false,
        unicode: style::locale_is_unicode(),
    }
}

/// Fails the test without a message of its own: the verdict is already told.
fn fail() -> ! {
    panic::resume_unwind(Box::new("see the verdict above"))
}

struct Outcome {
    verdict: Verdict,
    /// What the answer printed, on both streams.
    printed: String,
}

/// The first lines of what the answer printed, as the learner's own traces.
fn quoted(printed: &str) -> String {
    const LINES: usize = 10;
    if printed.trim().is_empty() {
        return String::new();
    }
    let mut text = String::from("\nYour code printed:\n");
    for line in printed.trim_end().lines().take(LINES) {
        text += &format!("  {}\n", line.chars().take(76).collect::<String>());
    }
    let left = printed.trim_end().lines().count().saturating_sub(LINES);
    if left > 0 {
        text += &format!("  ... and {left} more lines\n");
    }
    text
}

/// Runs one check in a child process.
fn isolated(test: &str, check: &str, limit: Duration) -> Outcome {
    // libtest names tests without the crate.
    let test = test.split_once("::").map_or(test, |(_, path)| path);
    let program = std::env::current_exe().expect("the system tells which program runs");
    let mut child = Command::new(program)
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
        .stderr(Stdio::piped())
        .spawn()
        .expect("the test program can be started again");
    // Held until the verdict is there: the child ends when it closes. (Waiting would close it at once.)
    let lifeline = child.stdin.take();
    let out = drain(child.stdout.take().expect("it is piped"));
    let err = drain(child.stderr.take().expect("it is piped"));
    let ended = child
        .wait_timeout(limit)
        .expect("a child can be waited for");
    drop(lifeline);
    let spins = ended.is_none() && is_busy(child.id(), limit);
    if ended.is_none() {
        stop(&mut child);
    }
    let out = out.join().expect("the reader does not panic");
    let err = err.join().expect("the reader does not panic");
    let out = String::from_utf8_lossy(&out);
    let verdict = match ended {
        None => Verdict::Hung {
            seconds: limit.as_secs(),
            spins,
        },
        Some(status) => told(&out).unwrap_or_else(|| Verdict::Crashed {
            how: crash(status, &err),
        }),
    };
    let own = out.split_once(BEGIN).map_or("", |(_, own)| own);
    let own = own.rsplit_once(MARK).map_or(own, |(own, _)| own.trim_end());
    let printed = format!("{own}{}", String::from_utf8_lossy(&err));
    Outcome { verdict, printed }
}

/// Whether the process has computed for a good part of the time; `false` where the system does not tell.
fn is_busy(process: u32, time: Duration) -> bool {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{process}/stat")) else {
        return false;
    };
    // After the name, which may contain anything: field 14 is the time in user mode, in hundredths of a second.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let hundredths = fields
        .split_whitespace()
        .nth(11)
        .and_then(|f| f.parse::<f64>().ok());
    // A loaded machine may give it a small share of a core.
    hundredths.is_some_and(|hundredths| hundredths / 100.0 > time.as_secs_f64() / 10.0)
}

fn stop(child: &mut Child) {
    // It may have ended by itself in the meantime, which is as good.
    let _ = child.kill();
    let _ = child.wait();
}

/// Reads to the end, so that the child never blocks on a full pipe; keeps the first part and the last.
fn drain(mut from: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
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

fn crash(status: ExitStatus, err: &[u8]) -> String {
    let err = String::from_utf8_lossy(err);
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
