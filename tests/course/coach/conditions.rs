//! Verdicts with the real cargo where its times deceive, where two checks run at once, and beside a learner's own tests.

use super::workbook::Workbook;
use crate::binary::output;
use serde_json::Value;
use std::fs::{self, File};
use std::process::Command;
use std::time::{Duration, SystemTime};

const COUNTER: &str = "l02_race/counter";

fn told(command: &mut Command) -> (i32, Value) {
    let (code, out, err) = output(command);
    let told = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{err}"));
    (code, told)
}

/// A wrong answer, with an older time than everything that was built.
fn put_older_answer(workbook: &Workbook) {
    let path = workbook
        .root
        .join("exercises/rejected/l02_race/counter/a_byte.rs");
    workbook.save(COUNTER, &fs::read_to_string(path).expect("it is there"));
    let file = File::options()
        .write(true)
        .open(workbook.file(COUNTER))
        .expect("it is there");
    let old = SystemTime::now() - Duration::from_secs(100 * 24 * 3600);
    file.set_modified(old).expect("its time can be set");
}

/// Mirrors reports against build tools that go by times: `cp -p`, a backup put back, a clock that was wrong, and
/// submissions copied one after the other into one workbook all got the verdict of the text before.
// rust-lang/cargo#6529: a file with another text and an older time was not compiled again.
#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn an_older_time_does_not_hide_another_text() {
    let workbook = Workbook::mine();
    let test = |workbook: &Workbook| {
        let mut cargo = Command::new(env!("CARGO"));
        let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
        cargo
            .args([
                "test",
                "-p",
                "exercises",
                "--test",
                "l02_race",
                "counter::yours",
            ])
            .current_dir(&workbook.root)
            .env("CARGO_TARGET_DIR", target.expect("it has a parent"));
        output(&mut cargo)
    };
    // Plain cargo, with a stub that is pending, and with an answer that was right.
    assert_eq!(test(&workbook).0, 0);
    put_older_answer(&workbook);
    let (code, out, _) = test(&workbook);
    assert_ne!(code, 0, "{out}");
    assert!(out.contains("is not the text that was compiled"), "{out}");
    workbook.save(COUNTER, &workbook.solution(COUNTER));
    assert_eq!(test(&workbook).0, 0);
    put_older_answer(&workbook);
    let (code, out, _) = test(&workbook);
    assert_ne!(code, 0, "{out}");
    assert!(out.contains("Save it once\nmore, and test again."), "{out}");
    // `course check` builds again.
    workbook.save(COUNTER, &workbook.solution(COUNTER));
    let check = ["check", "counter", "--json"];
    assert_eq!(told(&mut workbook.course(&check)).0, 0);
    put_older_answer(&workbook);
    let (code, told) = told(&mut workbook.course(&check));
    assert_eq!(
        (code, told["exercises"][0]["verdict"].as_str()),
        (1, Some("wrong"))
    );
}

/// Mirrors reports of two terminals, or an editor and a terminal, that test at once: one of them replaced the program
/// that the other one was running.
// freenet/freenet-core#5185: tests failed when a build replaced the program that they were running.
#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn two_checks_at_once_have_a_verdict_each() {
    let workbook = Workbook::mine();
    const ISSUE: &str = "l02_race/issue_once";
    workbook.save(COUNTER, &workbook.solution(COUNTER));
    workbook.save(ISSUE, &workbook.solution(ISSUE));
    for _ in 0..3 {
        std::thread::scope(|scope| {
            let checks = ["counter", "issue_once"].map(|name| {
                let mut check = workbook.course(&["check", name, "--json"]);
                scope.spawn(move || told(&mut check))
            });
            for check in checks {
                let (code, told) = check.join().expect("it ends");
                assert_eq!(code, 0, "{told:#}");
            }
        });
    }
}

/// Mirrors reports of test runners that hang on a test which the user has written, and leave it running.
// rust-lang/rustlings#440: an endless loop in an answer kept the watch running it until it was killed by hand.
#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn a_learners_own_tests_are_told_apart_and_hold_nothing_up() {
    let workbook = Workbook::mine();
    let tests = "#[cfg(test)]\nmod tests {\n    #[test]\n    fn a_good_one() {}\n    #[test]\n    fn a_bad_one() {\n        assert_eq!(1, 2);\n    }\n    #[test]\n    fn an_endless_one() {\n        loop {}\n    }\n}\n";
    workbook.save(COUNTER, &(workbook.solution(COUNTER) + tests));
    let (code, told) = told(&mut workbook.course(&["check", "counter", "--json"]));
    let row = &told["exercises"][0];
    assert_eq!(
        (code, row["verdict"].as_str()),
        (0, Some("solved")),
        "{told:#}"
    );
    let own = row["own_tests"].as_array().expect("a list");
    let told: Vec<(&str, bool, &str)> = own
        .iter()
        .map(|test| {
            let text = |key: &str| test[key].as_str().unwrap_or_default();
            (text("test"), test["passed"] == true, text("headline"))
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "tests::a_bad_one",
                false,
                "your code panicked: assertion `left == right` failed"
            ),
            ("tests::a_good_one", true, ""),
            (
                "tests::an_endless_one",
                false,
                "your code hangs: it had not finished after 10 s"
            ),
        ]
    );
    #[cfg(target_os = "linux")]
    super::watch::nothing_is_left(&workbook);
}

/// Mirrors reports of a verdict that stayed after an edit of a file which the answer includes.
// anomalyco/sst#6230: a change in a module of the program, and not in its main file, was not noticed.
#[test]
#[ignore = "builds a workbook of its own; CI runs it"]
fn the_files_of_an_answers_modules_are_its_text() {
    let workbook = Workbook::mine();
    let beside = workbook.root.join("exercises/l02_race/step.rs");
    let put = |body: &str| {
        let text = format!("pub const STEP: usize = {body};\n");
        fs::write(&beside, text).expect("it can be written");
    };
    let answer = workbook
        .solution(COUNTER)
        .replace("fetch_add(1,", "fetch_add(step::STEP,");
    workbook.save(COUNTER, &(answer + "mod step;\n"));
    let checked = || told(&mut workbook.course(&["check", "counter", "--json"])).0;
    put("1");
    let right = checked();
    put("2");
    let (_, map) = told(&mut workbook.course(&["list", "--json"]));
    let counter = map["lessons"][1]["exercises"][0]["state"].clone();
    let wrong = checked();
    fs::remove_file(&beside).expect("it can be removed");
    assert_eq!((right, counter.as_str(), wrong), (0, Some("begun"), 1));
}
