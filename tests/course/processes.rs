//! No process is left behind: not when a part of a demo hangs, not after Ctrl-C, not after a kill of the parent.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use course::measure::now;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// Only on the failing path is so much time waited.
const LIMIT: Duration = Duration::from_secs(30);

/// A `course` whose processes all carry a mark in their environment.
fn marked(words: &[&str]) -> (Command, String) {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let mark = format!("COURSE_TEST_MARK={}-{number}", std::process::id());
    let (name, value) = mark.split_once('=').expect("just written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command
        .args(words)
        .env(name, value)
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    (command, mark)
}

/// The processes that carry the mark and have not ended.
fn alive(mark: &str) -> Vec<u32> {
    let entries = fs::read_dir("/proc").expect("Linux has it").flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let carries = |id: &u32| {
        fs::read(format!("/proc/{id}/environ")).is_ok_and(|environ| {
            environ
                .split(|byte| *byte == 0)
                .any(|variable| variable == mark.as_bytes())
        })
    };
    ids.filter(carries).collect()
}

/// Waits until no process has the mark in its command line.
#[track_caller]
fn nothing_is_left(mark: &str) {
    let start = now();
    while !alive(mark).is_empty() {
        assert!(start.elapsed() < LIMIT, "left behind: {:?}", alive(mark));
        std::thread::yield_now();
    }
}

/// A child process of the demo that has reported that it hangs, and still hangs.
fn a_hanging_child() -> (Child, String) {
    // With this many transfers between two accounts most runs hang; a run that does not hang is followed by another.
    for seed in 1.. {
        let (mut command, mark) = marked(&[]);
        let mut child = command
            .env("COURSE_CHILD_OF", "deadlock")
            .spawn()
            .expect("the binary starts");
        let task =
            format!("{{\"accounts\":2,\"threads\":8,\"transfers\":20000,\"seed\":{seed}}}\n");
        let stdin = child.stdin.as_mut().expect("it is piped");
        stdin.write_all(task.as_bytes()).expect("it listens");
        let mut answer = String::new();
        let stdout = child.stdout.as_mut().expect("it is piped");
        BufReader::new(stdout)
            .read_line(&mut answer)
            .expect("it answers");
        if answer.contains("circle") {
            assert!(answer.contains("ab_ba.rs:"), "{answer}");
            return (child, mark);
        }
        assert!(answer.trim() == "null", "{answer}");
        drop(child.stdin.take());
        child.wait().expect("it ends when its input closes");
    }
    unreachable!()
}

#[test]
fn a_hanging_child_ends_when_its_input_is_closed() {
    let (mut child, mark) = a_hanging_child();
    assert_eq!(alive(&mark), [child.id()], "it still hangs");
    drop(child.stdin.take());
    let status = child.wait().expect("it ends");
    assert!(status.success());
    nothing_is_left(&mark);
}

#[test]
fn a_demo_leaves_no_process_behind() {
    let words = ["run", "3", "--quick", "--runs", "1", "--transfers", "100"];
    let (mut command, mark) = marked(&words);
    let output = command.output().expect("the binary starts");
    assert!(output.status.success());
    nothing_is_left(&mark);
}

#[test]
fn a_demo_that_is_killed_leaves_no_process_behind() {
    for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGKILL] {
        for moment in 0..5 {
            let words = ["run", "3", "--patience", "1h", "--runs", "10000"];
            let (mut command, mark) = marked(&words);
            let mut child = command.spawn().expect("the binary starts");
            let start = now();
            // A child is there, and then another one: not always the same moment of its life.
            let mut seen = Vec::new();
            while seen.len() < 2 + moment {
                assert!(start.elapsed() < LIMIT, "it starts no processes");
                for id in alive(&mark) {
                    if !seen.contains(&id) {
                        seen.push(id);
                    }
                }
            }
            let id = i32::try_from(child.id()).expect("Linux has no larger ones");
            kill(Pid::from_raw(id), signal).expect("it runs");
            child.wait().expect("it ends");
            nothing_is_left(&mark);
        }
    }
}

#[test]
fn running_out_of_patience_is_no_failure() {
    let words = ["run", "3", "--quick", "--runs", "1", "--patience", "1us"];
    let output = marked(&words).0.output().expect("the binary starts");
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success());
    assert!(out.contains("(--patience)"), "{out}");
}
