//! `course watch` on a real pseudo-terminal, with the real cargo: each key, each way to save, each way to die.

use super::workbook::Workbook;
use crate::pty::{CTRL_C, CTRL_D, CTRL_Z, Terminal};
use course::measure::now;
use nix::sys::signal::Signal;
use std::fs;
use std::time::Duration;

/// Only on the failing path is so much time waited.
const LIMIT: Duration = Duration::from_secs(100);
const COUNTER: &str = "l02_race/counter";
/// The last line of every screen.
const KEYS: &str = "q quit";

fn watching(workbook: &Workbook, exercise: &str) -> Terminal {
    let mut session = Terminal::start(workbook.course(&["watch", exercise]));
    session.sees("The checks are ready: save the file to run them.");
    session.sees(KEYS);
    session
}

/// The process ends so, and the terminal echoes again.
#[track_caller]
fn ended(mut session: Terminal, code: i32) {
    assert_eq!(session.ends().code(), Some(code));
    assert!(session.echoes(), "the terminal is not given back");
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
    let mut session = watching(&workbook, "./exercises/l02_race/counter.rs");
    for hint in ["1. A question", "2. A pointer", "3. Nearly the code"] {
        session.types("h");
        session.sees(hint);
        session.sees(KEYS);
    }
    session.types("s");
    session.sees("counter is not solved yet");
    session.types("l");
    session.sees("guard_across_await");
    session.sees(KEYS);
    session.types(" ");
    session.sees("delete that line");
    // Any other key goes back: Escape, an arrow, Page Down.
    for key in ["\u{1b}", "\u{1b}[A", "\u{1b}OB", "\u{1b}[6~"] {
        session.types("l");
        session.sees("guard_across_await");
        session.sees(KEYS);
        session.types(key);
        session.sees("delete that line");
        session.sees(KEYS);
    }
    // Fast typing: each character counts.
    session.types("nn");
    session.sees("Watching exercises/l02_race/schedule.rs");
    session.types("pp");
    session.sees("Watching exercises/l02_race/counter.rs");
    session.types("n");
    session.sees("Watching exercises/l02_race/issue_once.rs");
    session.types("p");
    session.sees("Watching exercises/l02_race/counter.rs");
    session.types("r");
    session.sees("The checks are ready: save the file to run them.");
    let stub = fs::read_to_string(workbook.file(COUNTER)).expect("it is there");
    workbook.save(COUNTER, &(stub + "// mine\n"));
    session.sees("is not checked yet: the mark still");
    workbook.save(COUNTER, &wrong(&workbook));
    session.sees("counter: wrong");
    session.types("x");
    session.sees("y for yes");
    session.types("n");
    session.sees("Nothing has changed.");
    session.types("x");
    session.sees("y for yes");
    session.types("y");
    session.sees("your answer is kept as");
    assert_eq!(
        fs::read(workbook.file(COUNTER)).expect("it is there"),
        fs::read(workbook.root.join("exercises/stubs/l02_race/counter.rs")).expect("it is there")
    );
    // The demo has the terminal: it asks for a prediction, and Ctrl-C ends it alone.
    session.types("d");
    session.sees("> ");
    session.types(CTRL_C);
    session.sees("Press any key to go back to the watch.");
    session.types(" ");
    session.sees(KEYS);
    session.types("q");
    ended(session, 0);
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn every_way_of_saving_is_checked() {
    let workbook = Workbook::mine();
    let mut session = watching(&workbook, "counter");
    workbook.save(COUNTER, &wrong(&workbook));
    session.sees("two steps");
    session.sees(KEYS);
    // A save ends the check that runs.
    workbook.save(COUNTER, &endless(&workbook));
    session.sees("Checking");
    workbook.save(COUNTER, "not Rust at all");
    session.sees("counter: does not compile");
    session.sees(KEYS);
    fs::remove_file(workbook.file(COUNTER)).expect("it can be removed");
    session.sees("is missing");
    workbook.save(COUNTER, &wrong(&workbook));
    session.sees("counter: wrong");
    session.sees(KEYS);
    // Many saves in a burst: the last one counts.
    for _ in 0..20 {
        workbook.save(COUNTER, "not Rust");
        workbook.save(COUNTER, &endless(&workbook));
    }
    // An editor that replaces the file.
    let beside = workbook.file(COUNTER).with_extension("rs~");
    fs::write(&beside, workbook.solution(COUNTER)).expect("it can be written");
    fs::rename(&beside, workbook.file(COUNTER)).expect("it can be moved");
    session.sees("counter: solved");
    session.sees("The course's answer");
    session.sees(KEYS);
    session.types("s");
    session.sees("The solution");
    session.types("q");
    ended(session, 0);
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn every_end_restores_the_terminal_and_leaves_no_process() {
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
        session.sees("Checking");
        match way {
            "Ctrl-C" => session.types(CTRL_C),
            "Ctrl-D" => session.types(CTRL_D),
            "TERM" => session.signal(Signal::SIGTERM),
            _ => session.signal(Signal::SIGHUP),
        }
        ended(session, code);
        nothing_is_left(&workbook);
    }
}

/// No process has the workbook's folder as its own, or was started from its target folder.
#[track_caller]
pub fn nothing_is_left(workbook: &Workbook) {
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
fn a_pause_restores_the_terminal_until_the_watch_goes_on() {
    let workbook = Workbook::mine();
    let mut session = watching(&workbook, "lesson-2");
    assert!(!session.echoes(), "a key would be shown");
    session.types(CTRL_Z);
    let id = session.id();
    let start = now();
    let stopped =
        || fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| stat.contains(") T "));
    while !stopped() {
        assert!(start.elapsed() < LIMIT, "it does not pause");
        std::thread::yield_now();
    }
    assert!(session.echoes(), "the terminal is not given back");
    session.signal(Signal::SIGCONT);
    session.sees(KEYS);
    assert!(!session.echoes());
    workbook.save(COUNTER, &workbook.solution(COUNTER));
    session.sees("counter: solved");
    session.types("q");
    ended(session, 0);
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn an_interrupted_check_leaves_no_process() {
    let workbook = Workbook::mine();
    workbook.save(COUNTER, &endless(&workbook));
    for (way, code) in [("Ctrl-C", 130), ("TERM", 143)] {
        let mut session = Terminal::start(workbook.course(&["check", "counter"]));
        session.sees("Checking: 0 of");
        match way {
            "Ctrl-C" => session.types(CTRL_C),
            _ => session.signal(Signal::SIGTERM),
        }
        ended(session, code);
        nothing_is_left(&workbook);
    }
}
