//! The real binary: exit codes, streams, hard days.

use crate::binary::{SMALL, course, output};
use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn a_run_shows_the_report_on_stdout_and_nothing_on_stderr() {
    let (code, out, err) = output(&mut course(&SMALL));
    assert_eq!((code, err.as_str()), (0, ""));
    for part in [
        "Lesson 1: ",
        "── Waiting",
        "── Computing",
        "── What you saw",
        "sequential",
        "course read lesson-1",
    ] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    assert!(!out.contains('\u{1b}'), "no colour without a terminal");
}

#[test]
fn a_mistake_is_one_line_and_exit_code_2() {
    for words in [
        &["run", "lesson-1", "--items", "0"][..],
        &["run", "lesson-1", "--workers", "0"],
        &["run", "lesson-1", "--delay", "-1"],
        &["run", "lesson-9"],
        &["run", "lesson-1", "--only", "goroutines"],
        &["run", "lesson-1", "--format", "json", "--format", "csv"],
        &[
            "run", "lesson-1", "--items", "1000000", "--source", "sleep", "--only", "threads",
        ],
        &["run", "lesson-1", "--items", "20000", "--work", "computing"],
        &["read", "lesson-99"],
        &["--workbook", "no/such/folder", "list"],
        &["--color", "sometimes"],
    ] {
        let (code, out, err) = output(&mut course(words));
        assert_eq!((code, out.as_str()), (2, ""), "{words:?}: {err}");
        assert_eq!(err.lines().count(), 1, "{words:?}: {err}");
        assert!(
            err.starts_with("error: ") && err.len() > 20,
            "{words:?}: {err}"
        );
    }
}

#[test]
fn a_closed_pipe_is_success() {
    for words in [&SMALL[..], &["read", "1"], &["list"], &["--help"]] {
        let mut child = course(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            (output.status.code(), err.as_str()),
            (Some(0), ""),
            "{words:?}"
        );
    }
}

#[test]
fn colour_is_asked_for_or_refused_in_the_usual_ways() {
    let has_escapes = |command: &mut Command| output(command).1.contains('\u{1b}');
    assert!(has_escapes(&mut course(&[
        "read", "1", "--color", "always"
    ])));
    assert!(has_escapes(
        course(&["read", "1"]).env("CLICOLOR_FORCE", "1")
    ));
    assert!(!has_escapes(
        course(&["read", "1", "--color", "never"]).env("CLICOLOR_FORCE", "1")
    ));
    assert!(!has_escapes(course(&["read", "1"]).env("NO_COLOR", "1")));
}

#[test]
#[cfg(unix)]
fn without_a_locale_everything_is_ascii_and_without_a_home_it_works() {
    for words in [&SMALL[..], &["read", "1"], &["list"], &[]] {
        let mut command = course(words);
        command.env_clear();
        command.env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"));
        let (code, out, err) = output(&mut command);
        assert_eq!((code, err.as_str()), (0, ""), "{words:?}");
        assert!(out.is_ascii(), "{words:?}: {out}");
    }
}

#[test]
fn a_narrow_terminal_gets_a_narrower_picture() {
    let words = [
        "run",
        "1",
        "--quick",
        "--runs",
        "1",
        "--items",
        "2",
        "--only",
        "sequential",
    ];
    let (code, out, _) = output(course(&words).env("COLUMNS", "20"));
    assert_eq!(code, 0);
    let bars: Vec<&str> = out.lines().filter(|line| line.contains('│')).collect();
    assert!(
        bars.len() >= 2 && bars.iter().all(|line| line.chars().count() <= 20),
        "{out}"
    );
}

#[test]
fn outside_a_workbook_lessons_are_there_and_the_way_in_is_told() {
    let elsewhere = std::env::temp_dir();
    let (code, out, _) = output(course(&["list"]).current_dir(&elsewhere));
    assert_eq!(code, 0);
    assert!(
        out.contains("lesson-1") && out.contains("--workbook DIR"),
        "{out}"
    );
    let (code, _, err) = output(course(&["hint", "bounded"]).current_dir(&elsewhere));
    assert_eq!(code, 1);
    assert!(err.contains("--workbook DIR"), "{err}");
    let (code, _, _) = output(
        course(&["hint", "bounded", "--workbook", env!("CARGO_MANIFEST_DIR")])
            .current_dir(&elsewhere),
    );
    assert_eq!(code, 0);
}

#[test]
fn hints_come_one_more_with_each_step() {
    for step in ["1", "2", "3"] {
        let (code, out, _) = output(&mut course(&["hint", "squares", "--step", step]));
        let shown = ["1. A question", "2. A pointer", "3. Nearly the code"]
            .iter()
            .filter(|t| out.contains(**t))
            .count();
        assert_eq!((code, shown.to_string().as_str()), (0, step), "{out}");
    }
}

#[test]
fn the_list_in_json_has_every_exercise_with_its_state() {
    let (code, out, _) = output(&mut course(&["list", "--json"]));
    let map: serde_json::Value = serde_json::from_str(&out).expect("all of it is one object");
    assert_eq!(code, 0);
    let exercises = map["lessons"][0]["exercises"].as_array().expect("a list");
    assert_eq!(exercises.len(), 3);
    assert!(
        exercises
            .iter()
            .all(|e| e["state"].is_string() && e["attempts"].is_u64() && e["hints"].is_u64())
    );
}

#[test]
#[cfg(target_os = "linux")]
fn too_few_open_files_are_told_before_the_demo_starts() {
    let program = env!("CARGO_BIN_EXE_course");
    let limited = |words: &str| {
        let script =
            format!("ulimit -n 64; exec {program} run 1 --quick --runs 1 --no-timeline {words}");
        output(
            Command::new("sh")
                .args(["-c", &script])
                .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
                .stdin(Stdio::null()),
        )
    };
    let (code, _, err) = limited("--items 100 --work waiting --only join_all");
    assert_eq!((code, err.lines().count()), (2, 1), "{err}");
    assert!(err.contains("needs 200 open files"), "{err}");
    // The default number of items fits.
    let (code, _, err) = limited("--work waiting");
    assert_eq!((code, err.as_str()), (0, ""));
}

#[test]
#[cfg(target_os = "linux")]
fn a_crowd_beyond_the_systems_limit_of_threads_ends_in_words() {
    let run = |words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
        let progress = env!("CARGO_TARGET_TMPDIR");
        command
            .args(words.split(' '))
            .env("COURSE_PROGRESS", progress);
        output(command.stdin(Stdio::null()))
    };
    // Beyond the limit of memory maps std aborts the process: no exit code would be left.
    let (code, out, err) = run("run 4 --only tasks,threads --crowd 40000 --runs 1");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("40,000 tasks had begun"), "{out}");
    let (code, _, err) = run("run 1 --source sleep --items 5000000 --only threads --runs 1");
    assert_eq!((code, err.lines().count()), (2, 1), "{err}");
}

#[test]
fn lesson_12_takes_steps_from_a_pipe_and_in_no_other_format() {
    let json = ["run", "12", "--step", "--format", "json"];
    let (code, _, err) = output(&mut course(&json));
    assert_eq!((code, err.lines().count()), (2, 1), "{err}");
    let mut child = Command::new(env!("CARGO_BIN_EXE_course"))
        .args(["run", "12", "--step"])
        .env("COURSE_PROGRESS", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary is there");
    let mut input = child.stdin.take().expect("it was piped");
    input
        .write_all(b"boil tea\np tea\nring kettle\np tea\nd toast\n")
        .expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends with its input");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success());
    for part in [
        "Not understood",
        "called the waker",
        "tea has not ended: nobody polls it any more: 2 polls, 1 wake",
        "toast was dropped, and will never end",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
