//! `course watch` on a real pseudo-terminal, with the real cargo: each key, each way to save, each way to die.

use super::workbook::Workbook;
use course::measure::now;
use expectrl::process::unix::{Signal, WaitStatus};
use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};
use std::fs;
use std::time::Duration;

/// Only on the failing path is so much time waited: the first build is among it.
const LIMIT: Duration = Duration::from_secs(100);
const COUNTER: &str = "l02_race/counter";
/// The last line of every screen.
const KEYS: &str = "q quit";

fn watching(workbook: &Workbook, exercise: &str) -> OsSession {
    // expectrl's terminals do not echo; a learner's does.
    let command = workbook.course_after("stty echo", &["watch", exercise]);
    let mut session = Session::spawn(command).expect("it starts");
    session.set_expect_timeout(Some(LIMIT));
    session
        .expect("Ready: save to check.")
        .expect("it gets ready");
    session.expect(KEYS).expect("it says what the keys do");
    session
}

#[track_caller]
fn sees(session: &mut OsSession, text: &str) {
    if let Err(error) = session.expect(text) {
        panic!("{text:?} does not come: {error}");
    }
}

fn press(session: &mut OsSession, key: &str) {
    session.send(key).expect("it reads");
}

/// The terminal echoes again, and the process has ended so.
#[track_caller]
fn ended(mut session: OsSession, code: i32) {
    // What was still to be read may fail on a terminal that is gone.
    let _ = session.expect(Eof);
    assert!(
        session
            .get_process()
            .get_echo()
            .expect("the terminal tells"),
        "the terminal is not given back"
    );
    match session.get_process().wait().expect("it can be waited for") {
        WaitStatus::Exited(_, told) => assert_eq!(told, code),
        other => panic!("it did not exit by itself: {other:?}"),
    }
}

fn wrong(workbook: &Workbook) -> String {
    let solution = workbook.solution(COUNTER);
    solution.replace(
        "self.count.fetch_add(1, Relaxed);",
        "self.count.store(self.get() + 1, Relaxed);",
    )
}

fn endless(workbook: &Workbook) -> String {
    let solution = workbook.solution(COUNTER);
    solution.replace(
        "self.count.fetch_add(1, Relaxed);",
        "loop { println!(\"endless\"); }",
    )
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn every_key_does_what_it_says() {
    let workbook = Workbook::mine();
    let mut session = watching(&workbook, "counter");
    for hint in ["1. A question", "2. A pointer", "3. Nearly the code"] {
        press(&mut session, "h");
        sees(&mut session, hint);
        sees(&mut session, KEYS);
    }
    press(&mut session, "s");
    sees(&mut session, "counter is not solved yet");
    press(&mut session, "l");
    sees(&mut session, "guard_across_await");
    sees(&mut session, KEYS);
    press(&mut session, " ");
    sees(&mut session, "delete that line");
    press(&mut session, "n");
    sees(&mut session, "Watching exercises/l02_race/issue_once.rs");
    press(&mut session, "p");
    sees(&mut session, "Watching exercises/l02_race/counter.rs");
    press(&mut session, "r");
    sees(&mut session, "Ready: save to check.");
    workbook.save(COUNTER, &wrong(&workbook));
    sees(&mut session, "counter: wrong");
    press(&mut session, "x");
    sees(&mut session, "y for yes");
    press(&mut session, "n");
    sees(&mut session, "Nothing is changed.");
    press(&mut session, "x");
    sees(&mut session, "y for yes");
    press(&mut session, "y");
    sees(&mut session, "yours is kept as");
    assert_eq!(
        fs::read(workbook.file(COUNTER)).expect("it is there"),
        fs::read(workbook.root.join("exercises/stubs/l02_race/counter.rs")).expect("it is there")
    );
    // The demo has the terminal: it asks for a prediction, and Ctrl-C ends it alone.
    press(&mut session, "d");
    sees(&mut session, "> ");
    session.send(ControlCode::EndOfText).expect("it reads");
    sees(&mut session, "Any key goes back to the watch.");
    press(&mut session, " ");
    sees(&mut session, KEYS);
    press(&mut session, "q");
    ended(session, 0);
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn every_way_of_saving_is_checked() {
    let workbook = Workbook::mine();
    let mut session = watching(&workbook, "counter");
    workbook.save(COUNTER, &wrong(&workbook));
    sees(&mut session, "two steps");
    sees(&mut session, KEYS);
    // A save ends the check that runs.
    workbook.save(COUNTER, &endless(&workbook));
    sees(&mut session, "Checking");
    workbook.save(COUNTER, "not Rust at all");
    sees(&mut session, "counter: does not compile");
    sees(&mut session, KEYS);
    fs::remove_file(workbook.file(COUNTER)).expect("it can be removed");
    sees(&mut session, "is gone");
    workbook.save(COUNTER, &wrong(&workbook));
    sees(&mut session, "counter: wrong");
    sees(&mut session, KEYS);
    // Many saves in a burst: the last one counts.
    for _ in 0..20 {
        workbook.save(COUNTER, "not Rust");
        workbook.save(COUNTER, &endless(&workbook));
    }
    // An editor that replaces the file.
    let beside = workbook.file(COUNTER).with_extension("rs~");
    fs::write(&beside, workbook.solution(COUNTER)).expect("it can be written");
    fs::rename(&beside, workbook.file(COUNTER)).expect("it can be moved");
    sees(&mut session, "counter: solved");
    sees(&mut session, "What it showed");
    sees(&mut session, KEYS);
    press(&mut session, "s");
    sees(&mut session, "The solution");
    press(&mut session, "q");
    ended(session, 0);
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn whatever_ends_it_the_terminal_is_given_back_and_nothing_is_left() {
    let workbook = Workbook::mine();
    let ways: [(&str, i32); 4] = [("Ctrl-C", 130), ("TERM", 143), ("HUP", 129), ("Ctrl-D", 0)];
    for (way, code) in ways {
        workbook.save(
            COUNTER,
            &fs::read_to_string(workbook.root.join("exercises/stubs/l02_race/counter.rs"))
                .expect("it is there"),
        );
        let mut session = watching(&workbook, "counter");
        // In the middle of a check that would never end.
        workbook.save(COUNTER, &endless(&workbook));
        sees(&mut session, "Checking");
        match way {
            "Ctrl-C" => session.send(ControlCode::EndOfText).expect("it reads"),
            "Ctrl-D" => session
                .send(ControlCode::EndOfTransmission)
                .expect("it reads"),
            "TERM" => session
                .get_process_mut()
                .kill(Signal::SIGTERM)
                .expect("it is there"),
            _ => session
                .get_process_mut()
                .kill(Signal::SIGHUP)
                .expect("it is there"),
        }
        ended(session, code);
        nothing_is_left(&workbook);
    }
}

/// No process has the workbook's folder as its own, or was started from its target folder.
#[track_caller]
fn nothing_is_left(workbook: &Workbook) {
    let start = now();
    loop {
        let entries = fs::read_dir("/proc").expect("Linux has it").flatten();
        let mut left = entries.filter(|entry| {
            fs::read_link(entry.path().join("cwd")).is_ok_and(|cwd| cwd == workbook.root)
        });
        let Some(one) = left.next() else { return };
        assert!(
            start.elapsed() < LIMIT,
            "left behind: {}",
            one.path().display()
        );
        std::thread::yield_now();
    }
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn paused_it_gives_the_terminal_back_and_goes_on_afterwards() {
    let workbook = Workbook::mine();
    let mut session = watching(&workbook, "counter");
    let echo = |session: &OsSession| {
        session
            .get_process()
            .get_echo()
            .expect("the terminal tells")
    };
    assert!(!echo(&session), "a key would be shown");
    session.send(ControlCode::Substitute).expect("it reads");
    let id = session.get_process().pid();
    let start = now();
    let stopped =
        || fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| stat.contains(") T "));
    while !stopped() {
        assert!(start.elapsed() < LIMIT, "it does not pause");
        std::thread::yield_now();
    }
    assert!(echo(&session), "the terminal is not given back");
    session
        .get_process_mut()
        .kill(Signal::SIGCONT)
        .expect("it is there");
    sees(&mut session, KEYS);
    assert!(!echo(&session));
    workbook.save(COUNTER, &workbook.solution(COUNTER));
    sees(&mut session, "counter: solved");
    press(&mut session, "q");
    ended(session, 0);
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn a_check_that_is_interrupted_leaves_nothing() {
    let workbook = Workbook::mine();
    workbook.save(COUNTER, &endless(&workbook));
    for (way, code) in [("Ctrl-C", 130), ("TERM", 143)] {
        let command = workbook.course_after("stty echo", &["check", "counter"]);
        let mut session = Session::spawn(command).expect("it starts");
        session.set_expect_timeout(Some(LIMIT));
        sees(&mut session, "Checking: 0 of 6 checks done");
        match way {
            "Ctrl-C" => session.send(ControlCode::EndOfText).expect("it reads"),
            _ => {
                let process = session.get_process_mut();
                process.kill(Signal::SIGTERM).expect("it is there");
            }
        }
        ended(session, code);
        nothing_is_left(&workbook);
    }
}
