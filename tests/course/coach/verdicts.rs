//! `course check` and the commands around it in a workbook of their own: every verdict, with the real binary and the real cargo.

use super::workbook::Workbook;
use serde_json::Value;
use std::fs;
use std::process::{Command, Output, Stdio};

const COUNTER: &str = "l02_race/counter";

/// Exit code, standard output and standard error.
pub(super) fn output(command: &mut Command) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command.stdin(Stdio::null()).output().expect("it starts");
    let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
    (
        status.code().expect("it exits by itself"),
        text(stdout),
        text(stderr),
    )
}

/// The counter's solution with another body of `increment`.
fn counting_by(workbook: &Workbook, body: &str) -> String {
    let solution = workbook.solution(COUNTER);
    let changed = solution.replace("self.count.fetch_add(1, Relaxed);", body);
    assert_ne!(changed, solution, "the solution has changed its form");
    changed
}

/// What `course check --json` says of the counter, with the exit code.
fn verdict(workbook: &Workbook) -> (i32, Value) {
    let (code, out, err) =
        output(&mut workbook.course(&["check", "exercises/l02_race/counter.rs", "--json"]));
    let told: Value =
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{err}"));
    (code, told["exercises"][0].clone())
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn every_verdict_is_reported() {
    let workbook = Workbook::mine();
    let cases = [
        (
            "self.count.store(self.get() + 1, Relaxed);",
            "wrong",
            "the load and the store are two steps",
        ),
        ("panic!(\"at sea\");", "wrong", "your code panics: at sea"),
        ("self.cuont.fetch_add(1, Relaxed);", "does-not-compile", ""),
        (
            "std::process::exit(0);",
            "crashed",
            "ended the whole process with exit code 0",
        ),
        (
            "fn deeper(n: u64) -> u64 { if n == 0 { 0 } else { deeper(n + 1) + std::hint::black_box(n) } }\ndeeper(1);",
            "crashed",
            "overflowed its stack",
        ),
        (
            "loop { println!(\"endless\"); }",
            "hangs",
            "still printing after 10 s",
        ),
        (
            "self.count.fetch_add(1, Relaxed);\nfor line in 0..100 { println!(\"{line}\"); }",
            "solved",
            "",
        ),
    ];
    for (body, kind, headline) in cases {
        workbook.save(
            COUNTER,
            &(counting_by(&workbook, "REPLACED").replace("REPLACED", body) + "\n"),
        );
        let (code, told) = verdict(&workbook);
        assert_eq!(told["verdict"], kind, "{body}: {told:#}");
        assert_eq!(code, i32::from(kind != "solved"), "{body}");
        let checks = told["checks"].as_array().expect("a list");
        let mut headlines = checks
            .iter()
            .map(|check| check["headline"].as_str().unwrap_or_default());
        assert!(
            headlines.any(|told| told.to_lowercase().contains(&headline.to_lowercase()))
                || checks.is_empty(),
            "{body}: {told:#}"
        );
        let printed = checks
            .iter()
            .map(|check| check["printed"].as_str().unwrap_or_default().len());
        assert!(printed.max() <= Some(1000), "long output is cut");
    }
    // Every text until the first success counts, and this one again does not.
    let (_, told) = verdict(&workbook);
    assert_eq!(told["attempts"], cases.len());
    assert!(told["first_success"].is_string());
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn a_pending_and_a_missing_exercise_have_verdicts_of_their_own() {
    let workbook = Workbook::mine();
    let (code, told) = verdict(&workbook);
    assert_eq!((code, told["verdict"].as_str()), (1, Some("pending")));
    assert!(
        told["told"]
            .as_str()
            .is_some_and(|told| told.contains("lose no increment")),
        "{told:#}"
    );
    fs::remove_file(workbook.file(COUNTER)).expect("it can be removed");
    let (code, told) = verdict(&workbook);
    assert_eq!((code, told["verdict"].as_str()), (1, Some("missing")));
    let (code, out, _) = output(&mut workbook.course(&["reset", "counter", "--yes"]));
    assert_eq!(code, 0, "{out}");
    assert_eq!(verdict(&workbook).1["verdict"], "pending");
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn one_file_that_does_not_compile_harms_no_other_exercise() {
    let workbook = Workbook::mine();
    workbook.save(COUNTER, "this is no Rust");
    workbook.save(
        "l02_race/issue_once",
        &workbook.solution("l02_race/issue_once"),
    );
    let (code, out, err) = output(&mut workbook.course(&["check"]));
    assert_eq!(code, 1, "{err}");
    assert!(out.contains("✘ counter: does not compile"), "{out}");
    assert!(out.contains("✔ issue_once: solved"), "{out}");
    assert!(out.contains("--> exercises/l02_race/counter.rs:1"), "{out}");
    assert!(
        !out.contains("exercises/tests"),
        "only the learner's file is shown: {out}"
    );
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn a_signature_that_the_checks_cannot_call_is_explained() {
    let workbook = Workbook::mine();
    workbook.save(
        COUNTER,
        &workbook
            .solution(COUNTER)
            .replace("pub fn new()", "pub fn fresh()"),
    );
    let (code, out, _) = output(&mut workbook.course(&["check", "counter"]));
    assert_eq!(code, 1);
    assert!(out.starts_with("The checks can't use your file"), "{out}");
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn solved_means_this_very_text() {
    let workbook = Workbook::mine();
    let state = |workbook: &Workbook| {
        let (_, out, _) = output(&mut workbook.course(&["list", "--json"]));
        let map: Value = serde_json::from_str(&out).expect("it is one object");
        let mut exercises = map["lessons"][1]["exercises"]
            .as_array()
            .expect("a list")
            .iter();
        let counter = exercises
            .find(|row| row["exercise"] == "counter")
            .expect("it is there");
        counter["state"].as_str().expect("it has one").to_string()
    };
    assert_eq!(state(&workbook), "pending");
    workbook.save(COUNTER, &workbook.solution(COUNTER));
    assert_eq!(state(&workbook), "begun");
    let (code, out, _) = output(&mut workbook.course(&["check", "counter"]));
    assert_eq!(code, 0);
    for told in [
        "counter: solved",
        "The course's answer: A counter",
        "course solution counter",
        "begin issue_once",
    ] {
        assert!(out.contains(told), "{told} is missing: {out}");
    }
    assert!(out.lines().count() < 24, "{out}");
    assert_eq!(state(&workbook), "solved");
    workbook.save(COUNTER, &(workbook.solution(COUNTER) + "// a word more\n"));
    assert_eq!(state(&workbook), "begun");
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn the_solution_is_for_those_who_have_solved_it() {
    let workbook = Workbook::mine();
    let (code, out, err) = output(&mut workbook.course(&["solution", "counter"]));
    assert_eq!(
        (code, out.as_str(), err.lines().count()),
        (1, "", 1),
        "{err}"
    );
    assert!(err.contains("--spoil"), "{err}");
    let (code, out, _) = output(&mut workbook.course(&["solution", "counter", "--spoil"]));
    assert_eq!(code, 0);
    assert!(
        out.contains("not_begun") && out.contains("fetch_add"),
        "{out}"
    );
    workbook.save(COUNTER, &workbook.solution(COUNTER));
    assert_eq!(output(&mut workbook.course(&["check", "counter"])).0, 0);
    assert_eq!(output(&mut workbook.course(&["solution", "counter"])).0, 0);
}

#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn a_process_that_an_answer_leaves_behind_is_ended_too() {
    let workbook = Workbook::mine();
    let started = workbook.root.join("left-behind.pid");
    let _ = fs::remove_file(&started);
    let body = format!(
        "self.count.fetch_add(1, Relaxed); let child = std::process::Command::new(\"sleep\").arg(\"3600\").spawn().expect(\"it starts\"); std::fs::write({:?}, child.id().to_string()).expect(\"it can be written\");",
        started
    );
    workbook.save(COUNTER, &counting_by(&workbook, &body));
    output(&mut workbook.course(&["check", "counter"]));
    let id = fs::read_to_string(&started).expect("the answer has run");
    let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    let state = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let gone = name.trim() != "sleep" || state.contains(") Z ");
    assert!(gone, "process {id} is still there");
}
