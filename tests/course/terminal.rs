//! The real binary on a real pseudo-terminal: prediction, pager, Ctrl-C.
#![cfg(unix)]

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};
use std::process::Command;
use std::time::Duration;

/// Only on the failing path is so much time waited.
const LIMIT: Duration = Duration::from_secs(60);

fn on_a_terminal(words: &[&str]) -> OsSession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command.args(words).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
        .env("TERM", "xterm")
        .env("LANG", "C.UTF-8")
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .env_remove("LC_ALL")
        .env_remove("NO_COLOR");
    let mut session = Session::spawn(command).expect("the binary starts");
    session.set_expect_timeout(Some(LIMIT));
    session
}

fn exit_code(session: &OsSession) -> i32 {
    match session.get_process().wait().expect("it can be waited for") {
        WaitStatus::Exited(_, code) => code,
        other => panic!("it did not exit by itself: {other:?}"),
    }
}

#[test]
fn a_learner_predicts_and_is_told_how_close() {
    let words = [
        "run",
        "1",
        "--quick",
        "--runs",
        "1",
        "--work",
        "waiting",
        "--items",
        "3",
        "--only",
        "sequential,join_all",
        "--no-timeline",
    ];
    let mut session = on_a_terminal(&words);
    session
        .expect("a  sequential")
        .expect("the models are listed");
    session.expect("> ").expect("it asks");
    session.send_line("bx").expect("it reads");
    session
        .expect("'x' is no letter from a to b.")
        .expect("a mistake is told");
    session.send_line("b a").expect("it reads");
    session
        .expect("Your prediction: 1 of 1 pairs")
        .expect("it is scored");
    session.expect(Eof).expect("it ends");
    assert_eq!(exit_code(&session), 0);
}

#[test]
fn enter_skips_the_prediction() {
    let mut session = on_a_terminal(&[
        "run",
        "1",
        "--quick",
        "--runs",
        "1",
        "--work",
        "computing",
        "--items",
        "2",
        "--no-timeline",
    ]);
    session.expect("> ").expect("it asks");
    session.send_line("").expect("it reads");
    session.expect("What you saw").expect("it goes on");
    session.expect(Eof).expect("it ends");
    assert_eq!(exit_code(&session), 0);
}

#[test]
fn nobody_is_asked_with_no_predict_or_another_format() {
    for more in [&["--no-predict"][..], &["--format", "json"]] {
        let words = [
            &[
                "run",
                "1",
                "--quick",
                "--runs",
                "1",
                "--work",
                "computing",
                "--items",
                "2",
            ][..],
            more,
        ]
        .concat();
        let mut session = on_a_terminal(&words);
        session.expect(Eof).expect("it ends without an answer");
        assert_eq!(exit_code(&session), 0);
    }
}

#[test]
fn the_text_goes_through_the_pager() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command
        .args(["read", "1"])
        .env("TERM", "xterm")
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .env("PAGER", "sed -e s/^/PAGED/");
    let mut session = Session::spawn(command).expect("the binary starts");
    session.set_expect_timeout(Some(LIMIT));
    session.expect("PAGED").expect("the pager has the text");
    session.expect(Eof).expect("it ends");
    assert_eq!(exit_code(&session), 0);
}

#[test]
fn a_pager_that_is_missing_is_no_loss() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command
        .args(["read", "1"])
        .env("TERM", "xterm")
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .env("PAGER", "no-such-pager");
    let mut session = Session::spawn(command).expect("the binary starts");
    session.set_expect_timeout(Some(LIMIT));
    session
        .expect("Lesson 1")
        .expect("the text is shown all the same");
    session.expect(Eof).expect("it ends");
    assert_eq!(exit_code(&session), 0);
}

#[test]
fn ctrl_c_ends_a_demo_at_once() {
    let mut session = on_a_terminal(&[
        "run",
        "1",
        "--no-predict",
        "--delay",
        "1h",
        "--source",
        "sleep",
        "--work",
        "waiting",
        "--only",
        "join_all",
    ]);
    session.expect("warm-up").expect("the demo has begun");
    session.send(ControlCode::EndOfText).expect("it reads");
    let ended = session.get_process().wait().expect("it can be waited for");
    assert!(matches!(ended, WaitStatus::Signaled(..)), "{ended:?}");
}
