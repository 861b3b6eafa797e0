//! The real binary in narrow surroundings: a small stack, as the first process of a container, suspended, in an odd folder.

use crate::binary::output;
use crate::conditions::{PASSED, Stage};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// `course` below a program that sets its surroundings; `None` where there is no such program, or it may not.
fn below(words: &[&str], then: &[&str]) -> Option<Command> {
    let start = |last: &Path, more: &[&str]| {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).arg(last).args(more);
        command
    };
    let may = start(Path::new("true"), &[]).stderr(Stdio::null()).status();
    if !may.is_ok_and(|status| status.success()) {
        return None;
    }
    let mut command = start(Path::new(env!("CARGO_BIN_EXE_course")), then);
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null());
    Some(command)
}

/// Mirrors reports of programs that abort under `ulimit -s 64` or in an embedded system: it is one line.
// rust-lang/rust#43052: programs crashed without a word under `ulimit -s 24`.
#[test]
fn a_stack_that_is_too_small_is_one_line() {
    let limit = ["sh", "-c", "ulimit -s 64 && exec \"$@\"", "sh"];
    let Some(mut command) = below(&limit, &["list"]) else {
        return;
    };
    let (code, out, err) = output(&mut command);
    assert_eq!(
        (code, out.as_str(), err.lines().count()),
        (3, "", 1),
        "{err}"
    );
    assert!(err.contains("the stack is limited to 64 KiB"), "{err}");
}

/// Mirrors reports of containers that take ten seconds to stop, and are killed then: their first process gets no signal
/// that it does not listen to.
// iv-org/inv_sig_helper#20: as process 1 it ignored SIGTERM, and each stop of its container took ten seconds.
// watchexec/watchexec#140: the same of a program that starts another one.
#[test]
#[cfg(target_os = "linux")]
fn the_first_process_of_a_container_ends_when_it_is_told_to() {
    let alone = ["unshare", "--user", "--map-root-user", "--pid", "--fork"];
    let endless = [
        "run",
        "lesson-1",
        "--no-predict",
        "--runs",
        "100",
        "--items",
        "50",
    ];
    let Some(mut command) = below(&alone, &endless) else {
        return;
    };
    let mut outer = command.stdout(Stdio::null()).spawn().expect("it starts");
    let children = format!("/proc/{0}/task/{0}/children", outer.id());
    let first = loop {
        let list = fs::read_to_string(&children).unwrap_or_default();
        if let Some(id) = list
            .split_whitespace()
            .next()
            .and_then(|id| id.parse().ok())
        {
            break id;
        }
        thread::yield_now();
    };
    // Until it listens, it gets none: so it is told again and again.
    let ended = (0..600).any(|_| {
        let _ = kill(Pid::from_raw(first), Signal::SIGTERM);
        thread::park_timeout(Duration::from_millis(50));
        outer.try_wait().expect("it is ours").is_some()
    });
    let _ = kill(Pid::from_raw(first), Signal::SIGKILL);
    let status = outer.wait().expect("it is ours");
    assert!(ended, "it did not listen");
    assert_eq!(status.code(), Some(143));
}

/// rust-lang/rust#22642, rust-lang/rust#46090: programs panicked in sandboxes without /proc. What can be done without it is
/// done, and what can't is one line.
#[test]
#[cfg(target_os = "linux")]
fn without_proc_it_works_or_says_so_in_one_line() {
    let hidden = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        "mount -t tmpfs none /proc && exec \"$@\"",
        "sh",
    ];
    let run = |lesson, more: &[&'static str]| {
        let words = ["run", lesson, "--quick", "--runs", "1", "--no-predict"];
        [&words[..], more].concat()
    };
    // What works, and what says on one line why it does not: a child process needs a program to start.
    let cases = [
        (vec!["list"], true),
        (vec!["read", "lesson-2"], true),
        (run("lesson-1", &["--only", "threads,pool"]), true),
        (run("lesson-2", &[]), true),
        (run("lesson-4", &["--only", "tasks,threads"]), true),
        (run("lesson-12", &[]), true),
        (
            run("lesson-4", &["--only", "threads", "--crowd", "100000"]),
            true,
        ),
        (run("lesson-3", &[]), false),
    ];
    for (words, works) in cases {
        let Some(mut command) = below(&hidden, &words) else {
            return;
        };
        let (code, out, err) = output(&mut command);
        assert_eq!(code == 0, works, "{words:?}: {code}\n{out}{err}");
        assert!(!err.contains("panicked") && code < 128, "{words:?}: {err}");
        if !works {
            assert_eq!(err.lines().count(), 1, "{words:?}: {err}");
        }
    }
}

/// Mirrors reports of laptops that were closed during a test, and of debuggers: the time of a pause does not count.
// pytest-dev/pytest-timeout#157: a process that had been paused for minutes was over its time limit at once.
#[test]
fn a_pause_of_15_s_is_not_a_hang() {
    let stage = Stage::new(
        "pause",
        &format!("echo $$ > pid; echo > begun; kill -STOP $$; {PASSED}"),
    );
    let mut check = stage.course(&["check", "counter", "--json"]);
    let check = check.stdout(Stdio::piped()).spawn().expect("it starts");
    while !stage.root.join("begun").exists() {
        thread::park_timeout(Duration::from_millis(20));
    }
    let id = Pid::from_raw(i32::try_from(check.id()).expect("it fits"));
    kill(id, Signal::SIGSTOP).expect("it runs");
    thread::park_timeout(Duration::from_secs(15));
    kill(id, Signal::SIGCONT).expect("it is stopped");
    // The group of the answer, which was paused with it.
    let answer = fs::read_to_string(stage.root.join("pid")).expect("it tells");
    let answer: i32 = answer.trim().parse().expect("a number");
    kill(Pid::from_raw(answer), Signal::SIGCONT).expect("it is stopped");
    let told = check.wait_with_output().expect("it ends");
    assert_eq!(
        told.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&told.stdout)
    );
}

/// Mirrors reports of projects in folders called `[archive]`: cargo takes a member's whole path for a pattern.
// github/codeql#19293: the path of a workspace was taken for a pattern, and brackets in it matched nothing.
#[test]
fn a_clone_works_in_a_folder_with_brackets() {
    let manifest = include_str!("../../Cargo.toml");
    assert!(!manifest.contains("/*\""), "a member is named by a pattern");
    let folders = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/crates"));
    for folder in folders.expect("it is there").flatten() {
        let line = format!("\n    \"crates/{}\",\n", folder.file_name().display());
        assert_eq!(manifest.matches(&line).count(), 1, "{line} is a member");
    }
}
