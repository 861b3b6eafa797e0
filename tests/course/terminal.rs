//! The real binary on a real pseudo-terminal: prediction, pager, Ctrl-C.
#![cfg(unix)]

use crate::pty::{CTRL_C, Terminal};
use std::os::unix::process::ExitStatusExt;
use std::process::Command;

fn course(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
    command.args(words).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
        .env("TERM", "xterm")
        .env("LANG", "C.UTF-8")
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .env_remove("LC_ALL")
        .env_remove("NO_COLOR");
    command
}

fn on_a_terminal(words: &[&str]) -> Terminal {
    Terminal::start(course(words))
}

/// Lesson 1's text with this pager.
fn paged(pager: &str) -> Terminal {
    let mut command = course(&["read", "1"]);
    command.env("PAGER", pager);
    Terminal::start(command)
}

#[test]
fn a_prediction_is_asked_for_and_scored() {
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
        "--no-pause",
    ];
    let mut session = on_a_terminal(&words);
    session.sees("a  sequential");
    session.sees("> ");
    session.types("bx\r");
    session.sees("'x' is not a letter from a to b.");
    session.types("b a\r");
    session.sees("Your prediction: 1 of 1 pairs");
    assert_eq!(session.ends().code(), Some(0));
}

#[test]
fn a_mistake_is_broken_between_words() {
    for words in [
        &["code", "13", "proggram"][..],
        &["run", "1", "--delay", "12 parsecs and a half"],
        &["run", "lesson-9"],
    ] {
        let mut session = on_a_terminal(words);
        let said = session.sees_the_end();
        let wide = said
            .lines()
            .find(|line| line.trim_end().chars().count() > 80);
        assert_eq!(wide, None, "{said}");
        assert!(said.lines().count() > 1, "{said}");

        let piped = course(words).output().expect("it starts");
        let one = String::from_utf8(piped.stderr).expect("it is text");
        assert_eq!(one.lines().count(), 1, "{one}");
        let same = |text: &str| {
            text.split_whitespace()
                .map(String::from)
                .collect::<Vec<_>>()
        };
        assert_eq!(same(&said), same(&one));
    }
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
    session.sees("> ");
    session.types("\r");
    session.sees("Enter goes on");
    session.types("\r");
    session.sees("What you saw");
    assert_eq!(session.ends().code(), Some(0));
}

#[test]
fn no_predict_and_other_formats_ask_nothing() {
    for more in [&["--no-predict", "--no-pause"][..], &["--format", "json"]] {
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
        assert_eq!(session.ends().code(), Some(0));
    }
}

#[test]
fn a_lesson_is_shown_through_the_pager() {
    let mut session = paged("sed -e s/^/PAGED/");
    session.sees("PAGED");
    assert_eq!(session.ends().code(), Some(0));
}

#[test]
fn a_pager_that_is_missing_is_no_loss() {
    let mut session = paged("no-such-pager");
    session.sees("Lesson 1");
    assert_eq!(session.ends().code(), Some(0));
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
    session.sees("warm-up");
    session.types(CTRL_C);
    let ended = session.ends();
    assert!(ended.signal().is_some(), "{ended:?}");
}

/// What a shell on a terminal shows of this command line, in which `course` is this program.
fn in_a_shell(line: &str) -> String {
    let mut shell = course(&[]);
    let program = shell.get_program().to_owned();
    let line = format!(
        "{}; echo over",
        line.replace("course", &program.to_string_lossy())
    );
    let mut command = Command::new("sh");
    command
        .args(["-c", &line])
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    for (name, value) in shell.env("COLUMNS", "80").get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    Terminal::start(command).sees("over")
}

/// A pager that reads the report draws on the same terminal as the progress would.
// rcd27/blockcheckw#43: below `| tee` a progress bar filled the screen with its control characters.
#[test]
fn progress_stays_away_from_whoever_reads_a_pipe() {
    let run =
        "course run 1 --quick --runs 1 --work waiting --items 3 --only sequential --no-predict";
    assert_eq!(in_a_shell(&format!("{run} | cat > /dev/null")), "");
    // Into a file it is welcome.
    let drawn = in_a_shell(&format!("{run} > /dev/null"));
    assert!(drawn.contains("warm-up"), "{drawn:?}");
}
