//! Nothing but data leaves an exploration, and the process is as it was outside of it.
//!
//! Each test runs another test of this file in a process of its own, which can be told apart by its output.

use interleave::sync::{Arc, Mutex};
use interleave::{Explorer, FailureKind, explore, thread};
use std::process::{Command, Output};

/// Runs an ignored test of this package alone, with everything it writes captured.
pub fn run_alone(name: &str) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            name,
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env("RUST_BACKTRACE", "1")
        .output()
        .unwrap()
}

pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// What the test harness itself prints about one test that passed.
fn without_harness(text: &str, name: &str) -> String {
    let harness = |line: &str| {
        line.is_empty()
            || line.starts_with("running 1 test")
            || line.starts_with("test result: ok")
            || { line.starts_with("test ") && line.contains(name) }
    };
    text.lines()
        .filter(|line| !harness(line))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn failures_print_nothing() {
    let output = run_alone("noise::child_with_all_kinds_of_failures");
    assert!(output.status.success(), "{}", text(&output));
    assert_eq!(
        without_harness(&text(&output), "child_with_all_kinds_of_failures"),
        ""
    );
}

#[test]
#[ignore = "run by failures_print_nothing"]
fn child_with_all_kinds_of_failures() {
    let deadlock = explore(|| {
        let lock = Mutex::new(());
        let _first = lock.lock().unwrap();
        let _second = lock.lock().unwrap();
    });
    assert!(deadlock.failure(FailureKind::Deadlock).is_some());
    let panics = explore(|| thread::spawn(|| panic!("in a thread")).join().unwrap());
    assert!(panics.failure(FailureKind::Panic).is_some());
    let livelock = Explorer::new().max_steps(50).explore(|| {
        loop {
            thread::yield_now();
        }
    });
    assert!(livelock.failure(FailureKind::Livelock).is_some());
    let poisoned = explore(|| {
        let lock = Arc::new(Mutex::new(0));
        let _guard = lock.lock().unwrap();
        panic!("while holding");
    });
    assert!(poisoned.failure(FailureKind::Panic).is_some());
}

#[test]
fn panic_outside_is_reported_as_before() {
    let output = run_alone("noise::child_that_panics_after_an_exploration");
    assert!(!output.status.success());
    let text = text(&output);
    assert!(
        text.contains("the hook of the program: after the exploration"),
        "{text}"
    );
    for noise in [
        "Task failed",
        "failing schedule",
        "test panicked",
        "inside the exploration",
    ] {
        assert!(!text.contains(noise), "{noise:?} in {text}");
    }
}

#[test]
#[ignore = "run by panic_outside_is_reported_as_before"]
fn child_that_panics_after_an_exploration() {
    std::panic::set_hook(Box::new(|info| {
        eprintln!(
            "the hook of the program: {}",
            info.payload().downcast_ref::<&str>().unwrap_or(&"")
        );
    }));
    let exploration = explore(|| panic!("inside the exploration"));
    assert_eq!(exploration.failures.len(), 1);
    panic!("after the exploration");
}
