//! Runs each check in a process of its own, within a time limit, under plain `cargo test` too.
//!
//! The test binary starts itself again with the name of the test and, in the environment, the name of the check.
//! So whatever an answer does (hang, exit, overflow its stack, eat the memory), the other checks go on,
//! and checks may use process-wide state.

use crate::verdict::{Verdict, Wrong};
use course::render::{Style, style};
use std::any::Any;
use std::io::{self, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
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
pub fn must_pass(test: &str, check: &str, checks: &[Check]) {
    run_if_child(checks);
    let Outcome { verdict, printed } = isolated(test, check);
    if verdict == Verdict::Passed {
        return;
    }
    #[expect(
        clippy::disallowed_macros,
        reason = "the test harness captures it and shows it below the test's name"
    )]
    {
        println!("{}{}", verdict.text(check, terminal()), quoted(&printed));
    }
    fail();
}

/// Passes when some check refuses the answer for the reason that its first line names: `//! Refused: the reason`.
pub fn must_be_refused(test: &str, source: &str, checks: &[Check]) {
    run_if_child(checks);
    let first = source.lines().next().unwrap_or_default();
    let reason = first
        .strip_prefix("//! Refused: ")
        .expect("a rejected answer begins with `//! Refused: reason`");
    let verdicts: Vec<(&str, Verdict)> = checks
        .iter()
        .map(|(name, _)| (*name, isolated(test, name).verdict))
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
fn isolated(test: &str, check: &str) -> Outcome {
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
        .wait_timeout(LIMIT)
        .expect("a child can be waited for");
    drop(lifeline);
    if ended.is_none() {
        stop(&mut child);
    }
    let out = out.join().expect("the reader does not panic");
    let err = err.join().expect("the reader does not panic");
    let out = String::from_utf8_lossy(&out);
    let verdict = match ended {
        None => Verdict::Hung {
            seconds: LIMIT.as_secs(),
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

fn crash(status: ExitStatus, err: &[u8]) -> String {
    let err = String::from_utf8_lossy(err);
    if err.contains("has overflowed its stack") {
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

/// In the child: runs the check that the environment names, tells the verdict and ends the process.
fn run_if_child(checks: &[Check]) {
    let Ok(name) = std::env::var(CHECK) else {
        return;
    };
    end_with_parent();
    limit_memory();
    let (_, check) = checks
        .iter()
        .find(|(known, _)| *known == name)
        .expect("the parent knows the checks");
    let first_panic = note_panics();
    say(BEGIN);
    let verdict = match panic::catch_unwind(AssertUnwindSafe(check)) {
        Ok(()) => Verdict::Passed,
        Err(payload) => verdict_of(payload, &first_panic),
    };
    let told = serde_json::to_string(&verdict).expect("a verdict is valid JSON");
    say(&format!("\n{MARK}{told}\n"));
    // Threads that the answer left behind must not keep the process.
    #[expect(
        clippy::disallowed_methods,
        reason = "this process exists for the one check"
    )]
    std::process::exit(0);
}

/// Writes a line of the protocol; if the parent is gone, nobody waits for it.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(line.as_bytes());
    let _ = out.flush();
}

type Noted = Arc<Mutex<Option<(String, String)>>>;

/// Keeps the first panic's message and place, of whatever thread, and prints nothing.
fn note_panics() -> Noted {
    let noted: Noted = Arc::default();
    let keeper = Arc::clone(&noted);
    panic::set_hook(Box::new(move |info| {
        let message = info
            .payload_as_str()
            .unwrap_or("a panic without a message")
            .to_string();
        let at = info.location().map_or_else(String::new, |place| {
            format!("{}:{}", place.file(), place.line())
        });
        let mut noted = keeper.lock().unwrap_or_else(PoisonError::into_inner);
        noted.get_or_insert((message, at));
    }));
    noted
}

fn verdict_of(payload: Box<dyn Any + Send>, first_panic: &Noted) -> Verdict {
    match payload.downcast::<Wrong>() {
        Ok(wrong) => Verdict::Wrong(wrong),
        Err(_) => {
            let noted = first_panic
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone();
            let (message, at) = noted.unwrap_or_default();
            Verdict::Panicked {
                message,
                at: short(&at),
            }
        }
    }
}

/// The place as the learner knows it: from `exercises/` or `solutions/` on.
fn short(at: &str) -> String {
    let at = at.replace('\\', "/");
    let from = ["/exercises/../", "/exercises/"].iter().find_map(|folder| {
        let start = at.rfind(folder)?;
        Some(at[start + folder.len()..].to_string())
    });
    let at = from.unwrap_or(at);
    at.trim_start_matches("exercises/")
        .trim_start_matches("tests/../")
        .trim_start_matches("./")
        .to_string()
}

/// Ends this process when the parent is gone: then its end of the standard input closes.
fn end_with_parent() {
    thread::spawn(|| {
        let mut byte = [0];
        while matches!(io::stdin().read(&mut byte), Ok(1..)) {}
        #[expect(clippy::disallowed_methods, reason = "nobody is left to judge for")]
        std::process::exit(3);
    });
}

/// An answer that allocates without end is stopped before the machine suffers.
#[cfg(unix)]
fn limit_memory() {
    use nix::sys::resource::{Resource, setrlimit};
    const MOST: u64 = 8 << 30;
    // Where the system refuses, the time limit has to do.
    let _ = setrlimit(Resource::RLIMIT_AS, MOST, MOST);
}

#[cfg(not(unix))]
fn limit_memory() {}
